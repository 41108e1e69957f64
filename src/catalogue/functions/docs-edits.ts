import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { HexColor, rgb } from './colors.ts'
import { readArguments } from './read.ts'

type Arguments = Readonly<Record<string, unknown>>

const Index = z.object({ index: z.number().optional() })

/** Where the caller says, or at the end of the body. */
const placeOf = (args: Arguments): object => {
  const { index } = readArguments(Index, args)
  return index === undefined ? { endOfSegmentLocation: {} } : { location: { index } }
}

const Bounds = z.object({ start_index: z.number(), end_index: z.number() })

const rangeOf = (args: Arguments): { startIndex: number; endIndex: number } => {
  const { start_index: startIndex, end_index: endIndex } = readArguments(Bounds, args)
  if (endIndex > startIndex) return { startIndex, endIndex }
  throw new ServiceError('invalid-arguments', 'argument end_index must be above start_index')
}

const Cell = z.object({
  table_start_index: z.number(),
  row_index: z.number().default(0),
  column_index: z.number().default(0),
})

const cellOf = (args: Arguments): object => {
  const { table_start_index: index, row_index, column_index } = readArguments(Cell, args)
  return {
    tableStartLocation: { index },
    rowIndex: row_index,
    columnIndex: column_index,
  }
}

const text = (args: Arguments, name: string): string =>
  readArguments(z.object({ [name]: z.string() }), args)[name] ?? ''

const points = (magnitude: number | undefined) =>
  magnitude === undefined ? undefined : { magnitude, unit: 'PT' }

const color = (hex: string | undefined) =>
  hex === undefined ? undefined : { color: { rgbColor: rgb(hex) } }

/** What is given, and `fields` that name it: all else stays as it is. */
function changed(values: Readonly<Record<string, unknown>>): { style: object; fields: string } {
  const style = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined))
  const fields = Object.keys(style).join(',')
  if (fields) return { style, fields }
  throw new ServiceError('invalid-arguments', 'give at least one argument that changes something')
}

const TextLook = z.object({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  font_size: z.number().optional(),
  font_family: z.string().optional(),
  text_color: HexColor.optional(),
  background_color: HexColor.optional(),
  link_url: z.string().optional(),
})

const updateTextStyle = (args: Arguments): object => {
  const { bold, italic, underline, strikethrough, ...it } = readArguments(TextLook, args)
  const { style: textStyle, fields } = changed({
    ...{ bold, italic, underline, strikethrough },
    fontSize: points(it.font_size),
    weightedFontFamily: it.font_family && { fontFamily: it.font_family },
    foregroundColor: color(it.text_color),
    backgroundColor: color(it.background_color),
    link: it.link_url && { url: it.link_url },
  })
  return { updateTextStyle: { range: rangeOf(args), textStyle, fields } }
}

const ParagraphLook = z.object({
  named_style: z.string().optional(),
  alignment: z.string().optional(),
  line_spacing: z.number().optional(),
  indent_start: z.number().optional(),
})

const updateParagraphStyle = (args: Arguments): object => {
  const it = readArguments(ParagraphLook, args)
  const { style: paragraphStyle, fields } = changed({
    namedStyleType: it.named_style,
    alignment: it.alignment,
    lineSpacing: it.line_spacing,
    indentStart: points(it.indent_start),
  })
  return { updateParagraphStyle: { range: rangeOf(args), paragraphStyle, fields } }
}

const Page = z.object({
  margin_top: z.number().optional(),
  margin_bottom: z.number().optional(),
  margin_left: z.number().optional(),
  margin_right: z.number().optional(),
  page_width: z.number().optional(),
  page_height: z.number().optional(),
  background_color: HexColor.optional(),
})

const updateDocumentStyle = (args: Arguments): object => {
  const it = readArguments(Page, args)
  const { page_width: width, page_height: height } = it
  if ((width === undefined) !== (height === undefined)) {
    throw new ServiceError('invalid-arguments', 'page_width and page_height go together')
  }
  const { style: documentStyle, fields } = changed({
    marginTop: points(it.margin_top),
    marginBottom: points(it.margin_bottom),
    marginLeft: points(it.margin_left),
    marginRight: points(it.margin_right),
    pageSize: width === undefined ? undefined : { width: points(width), height: points(height) },
    background: it.background_color && { color: color(it.background_color) },
  })
  return { updateDocumentStyle: { documentStyle, fields } }
}

const RowLook = z.object({
  table_start_index: z.number(),
  row_indices: z.array(z.number()).default([]),
  min_row_height: z.number().optional(),
  table_header: z.boolean().optional(),
  prevent_overflow: z.boolean().optional(),
})

const updateTableRowStyle = (args: Arguments): object => {
  const { table_start_index: index, row_indices: rowIndices, ...it } = readArguments(RowLook, args)
  const { style: tableRowStyle, fields } = changed({
    minRowHeight: points(it.min_row_height),
    tableHeader: it.table_header,
    preventOverflow: it.prevent_overflow,
  })
  const tableStartLocation = { index }
  return { updateTableRowStyle: { tableStartLocation, rowIndices, tableRowStyle, fields } }
}

const ReplaceAll = z.object({
  find_text: z.string().min(1),
  replace_text: z.string().default(''),
  match_case: z.boolean().default(true),
})

const replaceAllText = (args: Arguments): object => {
  const { find_text, replace_text: replaceText, match_case } = readArguments(ReplaceAll, args)
  return {
    replaceAllText: { containsText: { text: find_text, matchCase: match_case }, replaceText },
  }
}

const Image = z.object({
  image_uri: z.string(),
  width: z.number().optional(),
  height: z.number().optional(),
})

const insertInlineImage = (args: Arguments): object => {
  const { image_uri: uri, width, height } = readArguments(Image, args)
  const objectSize = { width: points(width), height: points(height) }
  const sized = width !== undefined || height !== undefined
  return { insertInlineImage: { uri, ...placeOf(args), ...(sized && { objectSize }) } }
}

const Bullets = z.object({ bullet_preset: z.string().default('BULLET_DISC_CIRCLE_SQUARE') })
const Below = z.object({ insert_below: z.boolean().default(true) })
const ToRight = z.object({ insert_right: z.boolean().default(true) })
const Span = z.object({ row_span: z.number(), column_span: z.number() })

const unmergeTableCells = (args: Arguments): object => {
  const { row_span: rowSpan, column_span: columnSpan } = readArguments(Span, args)
  const tableRange = { tableCellLocation: cellOf(args), rowSpan, columnSpan }
  return { unmergeTableCells: { tableRange } }
}

const deleteNamedRange = (args: Arguments): object => {
  const Which = z.object({ named_range_id: z.string().optional(), name: z.string().optional() })
  const { named_range_id: namedRangeId, name } = readArguments(Which, args)
  if (!namedRangeId && !name) {
    throw new ServiceError('invalid-arguments', 'give named_range_id or name')
  }
  return { deleteNamedRange: namedRangeId ? { namedRangeId } : { name } }
}

/**
 * The request of a `batchUpdate` for each change that takes one
 * (https://developers.google.com/workspace/docs/api/reference/rest/v1/documents/request).
 */
export const edits: Readonly<Record<string, (args: Arguments) => object>> = {
  'insert-text': (args) => ({ insertText: { text: text(args, 'text'), ...placeOf(args) } }),
  'insert-page-break': (args) => ({ insertPageBreak: placeOf(args) }),
  'insert-inline-image': insertInlineImage,
  'replace-image': (args) => ({
    replaceImage: { imageObjectId: text(args, 'image_object_id'), uri: text(args, 'image_uri') },
  }),
  'replace-all-text': replaceAllText,
  'delete-content-range': (args) => ({ deleteContentRange: { range: rangeOf(args) } }),
  'create-named-range': (args) => ({
    createNamedRange: { name: text(args, 'name'), range: rangeOf(args) },
  }),
  'delete-named-range': deleteNamedRange,
  'create-paragraph-bullets': (args) => ({
    createParagraphBullets: {
      range: rangeOf(args),
      bulletPreset: readArguments(Bullets, args).bullet_preset,
    },
  }),
  'delete-paragraph-bullets': (args) => ({ deleteParagraphBullets: { range: rangeOf(args) } }),
  'update-text-style': updateTextStyle,
  'update-paragraph-style': updateParagraphStyle,
  'update-document-style': updateDocumentStyle,
  'update-table-row-style': updateTableRowStyle,
  'delete-header': (args) => ({ deleteHeader: { headerId: text(args, 'header_id') } }),
  'delete-footer': (args) => ({ deleteFooter: { footerId: text(args, 'footer_id') } }),
  'insert-table-row': (args) => ({
    insertTableRow: {
      tableCellLocation: cellOf(args),
      insertBelow: readArguments(Below, args).insert_below,
    },
  }),
  'insert-table-column': (args) => ({
    insertTableColumn: {
      tableCellLocation: cellOf(args),
      insertRight: readArguments(ToRight, args).insert_right,
    },
  }),
  'delete-table-row': (args) => ({ deleteTableRow: { tableCellLocation: cellOf(args) } }),
  'delete-table-column': (args) => ({ deleteTableColumn: { tableCellLocation: cellOf(args) } }),
  /** A table goes when the whole of it is deleted. */
  'delete-table': (args) => ({ deleteContentRange: { range: rangeOf(args) } }),
  'unmerge-table-cells': unmergeTableCells,
}

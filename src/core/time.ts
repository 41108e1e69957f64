/** Epoch milliseconds as RFC 3339, for answers. */
export const isoTime = (epochMs: number): string => new Date(epochMs).toISOString()

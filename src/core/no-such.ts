import { ServiceError } from './errors.ts'

/** What is not there, or not for who asks: both are told in the same words. */
export const noSuch = (noun: 'connection' | 'integration', id: string): ServiceError =>
  new ServiceError(`${noun}-not-found`, `there is no ${noun} ${id.slice(0, 60)}`)

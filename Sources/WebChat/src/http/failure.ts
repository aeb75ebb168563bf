import type { ErrorCode, Failure } from '../wire';

/** A request that the server refused. */
export class Refused extends Error {
  constructor(readonly status: number, readonly failure: Failure) {
    super(failure.code);
  }
}

/** No answer was had: the network, or a server that is not there. */
export class Unreachable extends Error {}

const codes: { [status: number]: ErrorCode } = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'too_large',
  426: 'version',
  429: 'rate_limited',
  503: 'unavailable',
  504: 'timeout',
};

/** What the body says, or what the status alone says, as from a proxy in front. */
export function failureOf(status: number, body: unknown): Failure {
  const told = (body as { error?: Partial<Failure> } | null)?.error;
  const code = typeof told?.code === 'string' ? told.code : codes[status] ?? 'internal';
  const message = typeof told?.message === 'string' ? told.message : '';
  return { retryable: status >= 500 || status === 429, request_id: '', ...told, code, message };
}

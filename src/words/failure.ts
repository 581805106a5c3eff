/** Stable codes of expected failures. One table (`exitCodes`, `httpStatus`) says what each becomes at the rim. */
export type FailureCode =
  | 'bad_request'
  | 'bad_config'
  | 'bad_file'
  | 'bad_rulebook'
  | 'bad_mapping'
  | 'not_found'
  | 'conflict'
  | 'needs_password'
  | 'data_in_use'
  | 'store_unavailable'
  | 'not_allowed'
  | 'limit_exceeded';

/** Where a failure lies, as far as it is known. */
export interface Place {
  file?: string;
  row?: number;
  column?: string;
  path?: string;
}

/** An expected failure: something the user can mend. Anything else that is thrown is a bug. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly place: Place;
  /** What was expected, or the way out, in one sentence. */
  readonly hint: string;
  constructor(code: FailureCode, message: string, details: { place?: Place; hint?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Failure';
    this.code = code;
    this.place = details.place ?? {};
    this.hint = details.hint ?? '';
  }
}

/** Process exit codes, documented in docs/cli.md. 1 is kept for bugs. */
export const exitCodes: Record<FailureCode, number> = {
  bad_request: 2,
  bad_config: 3,
  bad_file: 4,
  bad_mapping: 4,
  needs_password: 4,
  bad_rulebook: 5,
  not_found: 6,
  conflict: 7,
  data_in_use: 8,
  store_unavailable: 9,
  not_allowed: 10,
  limit_exceeded: 11,
};

export const httpStatus: Record<FailureCode, number> = {
  bad_request: 400,
  bad_config: 500,
  bad_file: 422,
  bad_mapping: 422,
  needs_password: 422,
  bad_rulebook: 422,
  not_found: 404,
  conflict: 409,
  data_in_use: 409,
  store_unavailable: 503,
  not_allowed: 403,
  limit_exceeded: 413,
};

import type { FailureBody } from '../../../src/http/schemas.ts';

/** What the server said when it could not answer. `status` 0: it could not be reached. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly body: FailureBody | null;
  constructor(status: number, body: FailureBody | null, cause?: unknown) {
    super(body?.message ?? `HTTP ${status}`, { cause });
    this.name = 'ApiFailure';
    this.status = status;
    this.body = body;
  }
}

type Query = Readonly<Record<string, string | number | null | undefined>>;

/** `/api/shops` and {asOf: '2026-11-22', edition: null} → `/api/shops?asOf=2026-11-22`. */
export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

export async function requestJson<T>(path: string, options: RequestInit = {}): Promise<T> {
  const response = await reach(path, options);
  if (!response.ok) throw new ApiFailure(response.status, await failureOf(response));
  try {
    return (await response.json()) as T;
  } catch (cause) {
    // A proxy or an older server that answers with a page instead of data.
    throw new ApiFailure(response.status, null, cause);
  }
}

async function reach(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { headers: { accept: 'application/json' }, ...options });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiFailure(0, null, cause);
  }
}

async function failureOf(response: Response): Promise<FailureBody | null> {
  try {
    const body = (await response.json()) as Partial<FailureBody>;
    if (typeof body.message !== 'string') return null;
    return { code: body.code ?? '', message: body.message, hint: body.hint ?? '', place: body.place ?? {} };
  } catch {
    return null;
  }
}

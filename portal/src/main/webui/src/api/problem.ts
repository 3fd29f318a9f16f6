export interface FieldError {
  field: string;
  message: string;
}

export interface MissingEvidence {
  gate: string;
  detail: string;
  remedy: string;
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  request_id?: string;
  errors?: FieldError[];
  missing?: MissingEvidence[];
}

/** An answer of the server that is not a success, in the terms of application/problem+json. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string | null;
  readonly errors: FieldError[];
  readonly missing: MissingEvidence[];

  constructor(status: number, body: ProblemBody, requestId: string | null) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? `http-${status}`;
    this.title = body.title ?? `HTTP ${status}`;
    this.requestId = body.request_id ?? requestId;
    this.errors = body.errors ?? [];
    this.missing = body.missing ?? [];
  }

  fieldError(field: string): string | undefined {
    return this.errors.find((error) => error.field === field || error.field.endsWith(`.${field}`))?.message;
  }

  static async of(response: Response): Promise<Problem> {
    const requestId = response.headers.get('X-Request-Id');
    const text = await response.text().catch(() => '');
    try {
      return new Problem(response.status, fromJson(JSON.parse(text)), requestId);
    } catch {
      return new Problem(response.status, {}, requestId);
    }
  }

  static unreachable(cause: unknown): Problem {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return new Problem(0, { title: 'Unreachable', code: 'unreachable', detail }, null);
  }
}

/** The OpenAI doors answer {error:{message,code}}, MLflow's {error_code,message}; everything else is problem+json. */
function fromJson(body: unknown): ProblemBody {
  if (typeof body !== 'object' || body === null) return {};
  if ('error' in body && typeof body.error === 'object' && body.error !== null) {
    const { message, code } = body.error as { message?: string; code?: string | null };
    return { detail: message, code: code ?? undefined };
  }
  if ('error_code' in body) {
    const { error_code: code, message } = body as { error_code: string; message?: string };
    return { title: code, detail: message, code };
  }
  return body as ProblemBody;
}

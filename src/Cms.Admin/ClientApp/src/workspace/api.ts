import type { Outcome, Refusal, TargetState, Workspace } from './model';

export type Answer<T> = { kind: 'ok'; value: T } | { kind: 'refused'; refusal: Refusal } | { kind: 'unreachable' };

export interface Operation {
  segmentId: string;
  base: number;
  text: string;
  state: TargetState;
}

const timeoutMs = 30_000;

/** Talks to the workspace's JSON API. It never throws: a line that is gone is an answer too. */
export class Api {
  constructor(
    private readonly article: string,
    private readonly account: string,
    private token: string,
  ) {}

  load(): Promise<Answer<Workspace>> {
    return this.send<Workspace>('', undefined, false);
  }

  save(operations: Operation[], leaving: boolean): Promise<Answer<{ outcomes: Outcome[] }>> {
    return this.send('/operations', { account: this.account, operations }, leaving);
  }

  endTask(outcome: string, comment: string | null, seen: number, state: string | null, saves: number): Promise<Answer<{ next: string; fault: string | null }>> {
    return this.send('/tasks', { account: this.account, outcome, comment, seen, state, saves }, false);
  }

  /** After a new sign-in the old token may be of another session. */
  async renew(): Promise<Answer<Workspace>> {
    const loaded = await this.load();
    if (loaded.kind === 'ok') this.token = loaded.value.token;
    return loaded;
  }

  /** @param leaving The page is being closed: the request outlives it, if it is small enough for the browser to promise that. */
  private async send<T>(path: string, body: unknown, leaving: boolean): Promise<Answer<T>> {
    const json = body === undefined ? null : JSON.stringify(body);
    try {
      const response = await fetch(`/admin/api/translations/${encodeURIComponent(this.article)}${path}`, {
        method: json === null ? 'GET' : 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', RequestVerificationToken: this.token },
        body: json,
        keepalive: leaving && (json?.length ?? 0) < 20_000,
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      });
      if (response.ok) return { kind: 'ok', value: (await response.json()) as T };
      // The server is there but cannot now: the same as a broken line.
      if (response.status === 429 || response.status >= 500) return { kind: 'unreachable' };
      return { kind: 'refused', refusal: await refusalOf(response) };
    } catch {
      return { kind: 'unreachable' };
    }
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const problem = (await response.json()) as { code?: string; detail?: string; details?: Refusal['details'] };
    return { status: response.status, code: problem.code ?? '', message: problem.detail ?? '', details: problem.details ?? [] };
  } catch {
    return { status: response.status, code: '', message: response.statusText, details: [] };
  }
}

import type { Rearrangement } from './arrange';
import type { About, Outcome, Pulse, Refusal, Target, TargetState, Workspace } from './model';

export type Answer<T> = { kind: 'ok'; value: T } | { kind: 'refused'; refusal: Refusal } | { kind: 'unreachable' };

export interface Operation {
  segmentId: string;
  base: number;
  text: string;
  state: TargetState;
  omitted: string | null;
  note: string;
}

const timeoutMs = 30_000;

/** Talks to the workspace's JSON API. It never throws: a line that is gone is an answer too. */
export class Api {
  constructor(
    readonly article: string,
    private readonly account: string,
    private token: string,
  ) {}

  load(): Promise<Answer<Workspace>> {
    return this.send<Workspace>('', undefined);
  }

  save(operations: Operation[], leaving: boolean): Promise<Answer<{ outcomes: Outcome[] }>> {
    return this.post('/operations', { operations }, leaving);
  }

  endTask(outcome: string, comment: string | null, seen: number, state: string | null, saves: number): Promise<Answer<{ next: string; fault: string | null }>> {
    return this.post('/tasks', { outcome, comment, seen, state, saves });
  }

  arrange(change: Rearrangement): Promise<Answer<{ segmentId: string; targets: { segmentId: string; target: Target | null }[] }>> {
    return this.post('/segments', change);
  }

  /** Decides about a text that belongs to no segment. */
  link(id: string, kind: 'replace' | 'append' | 'insert' | 'drop', segmentId: string | null, base: number): Promise<Answer<{ segmentId: string }>> {
    return this.post('/unlinked', { id, kind, segmentId, base });
  }

  comment(id: string, text: string, about: About | null, replyTo: string | null): Promise<Answer<{ id: string }>> {
    return this.post('/comments', { id, text, replyTo, ...about });
  }

  changeComment(id: string, change: { resolved: boolean } | { text: string } | { deleted: true }): Promise<Answer<{ id: string }>> {
    return this.post(`/comments/${id}`, change);
  }

  /** Whom a comment can mention, and whether this person follows the piece. */
  people(): Promise<Answer<{ people: string[]; isFollowing: boolean }>> {
    return this.get('/people');
  }

  follow(isOn: boolean): Promise<Answer<{ isOn: boolean }>> {
    return this.post('/follow', { isOn });
  }

  suggest(segmentId: string, text: string): Promise<Answer<{ id: string }>> {
    return this.post('/suggestions', { id: newId(), segmentId, text });
  }

  decide(id: string, accept: boolean, base: number): Promise<Answer<Outcome>> {
    return this.post(`/suggestions/${id}`, { accept, base });
  }

  markSeen(): Promise<Answer<{ seenUtc: string }>> {
    return this.post('/seen', {});
  }

  pulse(segmentId: string | null, since: string | null, leaving = false): Promise<Answer<Pulse>> {
    return this.post('/presence', { segmentId, since, leaving }, leaving);
  }

  /** After a new sign-in the old token may be of another session. */
  async renew(): Promise<Answer<Workspace>> {
    const loaded = await this.load();
    if (loaded.kind === 'ok') this.token = loaded.value.token;
    return loaded;
  }

  signIn(name: string, password: string): Promise<Answer<null>> {
    return request<null>('/admin/sign-in/again', { name, password }, this.token);
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.send<T>(path, undefined);
  }

  post<T>(path: string, body: object, leaving = false): Promise<Answer<T>> {
    return this.send<T>(path, { account: this.account, ...body }, leaving);
  }

  private send<T>(path: string, body: unknown, leaving = false): Promise<Answer<T>> {
    return request<T>(`/admin/api/translations/${encodeURIComponent(this.article)}${path}`, body, this.token, leaving);
  }
}

/** @param leaving The page is being closed: the request outlives it, if it is small enough for the browser to promise that. */
async function request<T>(address: string, body: unknown, token: string, leaving = false): Promise<Answer<T>> {
  const json = body === undefined ? null : JSON.stringify(body);
  try {
    const response = await fetch(address, {
      method: json === null ? 'GET' : 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', RequestVerificationToken: token },
      body: json,
      keepalive: leaving && (json?.length ?? 0) < 20_000,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    if (response.ok) return { kind: 'ok', value: (response.status === 204 ? null : await response.json()) as T };
    // The server is there but cannot now: the same as a broken line.
    if (response.status === 429 || response.status >= 500) return { kind: 'unreachable' };
    return { kind: 'refused', refusal: await refusalOf(response) };
  } catch {
    return { kind: 'unreachable' };
  }
}

export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, '0')).join('');
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const problem = (await response.json()) as { code?: string; detail?: string; details?: Refusal['details'] };
    return { status: response.status, code: problem.code ?? '', message: problem.detail ?? '', details: problem.details ?? [] };
  } catch {
    return { status: response.status, code: '', message: response.statusText, details: [] };
  }
}

import type { Choice, Finding, Run, Sample, Simulation, TypeJson } from './model';

export interface Refusal {
  status: number;
  code: string;
  message: string;
  details: { place: string; message: string }[];
}

export type Answer<T> = { kind: 'ok'; value: T } | { kind: 'refused'; refusal: Refusal };

/** Talks to the JSON API of workflow types. It never throws. */
export class Api {
  constructor(
    private readonly token: string,
    private readonly unreachable: string,
  ) {}

  load(id: string): Promise<Answer<{ type: TypeJson; version: number; findings: Finding[] }>> {
    return this.send('GET', `/types/${encodeURIComponent(id)}`);
  }

  save(type: TypeJson, seen: number): Promise<Answer<{ version: number; findings: Finding[] }>> {
    return this.send('POST', '/types', { type, seen });
  }

  check(type: TypeJson, signal?: AbortSignal): Promise<Answer<{ findings: Finding[] }>> {
    return this.send('POST', '/check', { type }, signal);
  }

  mend(type: TypeJson, finding: Finding): Promise<Answer<{ type: TypeJson; findings: Finding[] }>> {
    return this.send('POST', '/mend', { type, rule: finding.rule, activityId: finding.activityId, message: finding.id });
  }

  simulate(type: TypeJson, start: string, sample: Sample, choices: Choice[]): Promise<Answer<Simulation>> {
    return this.send('POST', '/simulate', { type, start, sample, choices });
  }

  run(id: string): Promise<Answer<Run>> {
    return this.send('GET', `/runs/${encodeURIComponent(id)}`);
  }

  private async send<T>(method: 'GET' | 'POST', path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<T>> {
    try {
      const response = await fetch(`/admin/api/workflows${path}`, {
        method,
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', RequestVerificationToken: this.token },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? AbortSignal.timeout(30_000),
        redirect: 'error',
      });
      if (response.ok) return { kind: 'ok', value: (await response.json()) as T };
      const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string; details?: Refusal['details'] };
      return {
        kind: 'refused',
        refusal: { status: response.status, code: problem.code ?? '', message: problem.detail ?? response.statusText, details: problem.details ?? [] },
      };
    } catch {
      return { kind: 'refused', refusal: { status: 0, code: 'unreachable', message: this.unreachable, details: [] } };
    }
  }
}

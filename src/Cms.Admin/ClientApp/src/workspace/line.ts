// The one queue that brings to the server what was written: when it sends, when it tries again, and what is in its way.
import type { Answer, Api, Operation } from './api';
import type { Arranging } from './arranging';
import type { Outcome, Refusal } from './model';

const typingPauseMs = 600;
/** Somebody who types without a pause is saved all the same. */
const longestPauseMs = 1500;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;
const signInAgainMs = 20_000;
const mostOperations = 400;

export type Trouble = null | { kind: 'offline' } | { kind: 'signed-out' } | { kind: 'other-account' } | { kind: 'refused'; message: string };

/** What is to be sent, and who hears what became of it. */
export interface Cargo {
  operations(): Operation[];
  settle(outcome: Outcome, sent: Operation | undefined): void;
  /** Something about the line is different. */
  publish(): void;
}

export class Line {
  trouble: Trouble = null;
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private paused = false;
  private firstUnsent = 0;
  private retryMs = firstRetryMs;

  constructor(
    private readonly api: Api,
    private readonly arranging: Arranging,
    private readonly cargo: Cargo,
  ) {}

  get isSending(): boolean {
    return this.sending !== null;
  }

  /** Somebody types: what they write goes when they pause. */
  typed(): void {
    const now = performance.now();
    if (!this.paused) this.firstUnsent = now;
    this.paused = true;
    this.schedule(Math.max(0, Math.min(typingPauseMs, longestPauseMs - (now - this.firstUnsent))));
  }

  schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.paused = false;
      void this.send(false);
    }, delay);
  }

  /** Sends what is there now. */
  async flush(leaving: boolean): Promise<void> {
    clearTimeout(this.timer);
    this.paused = false;
    while (this.sending) await this.sending;
    await this.send(leaving);
  }

  /** The line or the session may be back. */
  async retry(): Promise<boolean> {
    if (this.trouble?.kind === 'signed-out' || this.trouble?.kind === 'other-account') {
      const renewed = await this.api.renew();
      if (renewed.kind !== 'ok') return false;
      this.trouble = null;
      this.cargo.publish();
    }
    this.retryMs = firstRetryMs;
    return true;
  }

  /** Another request found that the session has ended. */
  signedOut(): void {
    if (this.trouble?.kind !== 'signed-out') this.refuse({ status: 401, code: 'signed-out', message: '', details: [] });
    this.cargo.publish();
  }

  private get waits(): boolean {
    return this.arranging.count > 0 || this.cargo.operations().length > 0;
  }

  /** One request at a time, so that the base numbers of the next are known. */
  private async send(leaving: boolean): Promise<void> {
    if (this.sending) return this.sending;
    if (!this.waits) return;
    this.sending = this.bring(leaving);
    this.cargo.publish();
    try {
      await this.sending;
    } finally {
      this.sending = null;
      this.cargo.publish();
    }
    if (this.trouble === null && this.waits && !this.paused) this.schedule(0);
  }

  /** First how the segments stand, then what is in them. */
  private async bring(leaving: boolean): Promise<void> {
    if (this.arranging.count > 0) {
      // A page that is being closed has no time for more than one request: the journal has the rest.
      if (leaving || !this.isThrough(await this.arranging.bring())) return;
    }
    const operations = this.cargo.operations().slice(0, mostOperations);
    if (operations.length === 0) return;
    const answer: Answer<{ outcomes: Outcome[] }> = await this.api.save(operations, leaving);
    if (this.isThrough(answer)) answer.value.outcomes.forEach((outcome, i) => this.cargo.settle(outcome, operations[i]));
  }

  private isThrough<T>(answer: Answer<T>): answer is { kind: 'ok'; value: T } {
    if (answer.kind === 'ok') {
      this.trouble = null;
      this.retryMs = firstRetryMs;
    } else if (answer.kind === 'unreachable') {
      this.trouble = { kind: 'offline' };
      this.schedule(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
    } else {
      this.refuse(answer.refusal);
    }
    return answer.kind === 'ok';
  }

  private refuse(refusal: Refusal): void {
    if (refusal.status === 401 || refusal.code === 'bad-token') {
      this.trouble = { kind: 'signed-out' };
      this.tryAgainSoon();
    } else if (refusal.code === 'other-account') {
      this.trouble = { kind: 'other-account' };
      this.tryAgainSoon();
    } else {
      this.trouble = { kind: 'refused', message: refusal.message };
    }
  }

  /** Perhaps they sign in in another tab. */
  private tryAgainSoon(): void {
    setTimeout(() => void this.retry().then((back) => (back ? this.flush(false) : undefined)), signInAgainMs);
  }
}

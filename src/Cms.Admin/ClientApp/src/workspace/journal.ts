// What was typed and is not acknowledged by the server yet, in this browser. One entry a segment and account.
import type { TargetState } from './model';

export interface Entry {
  base: number;
  text: string;
  state: TargetState;
  at: number;
}

export class Journal {
  private readonly prefix: string;

  constructor(account: string, article: string) {
    this.prefix = `dragoman:${account}:${article}:`;
  }

  /** @returns False when the browser does not keep it (no room, private mode): then only this page has the text. */
  keep(segment: string, entry: Entry): boolean {
    try {
      localStorage.setItem(this.prefix + segment, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  drop(segment: string): void {
    try {
      localStorage.removeItem(this.prefix + segment);
    } catch {
      // Nothing was kept then.
    }
  }

  read(segment: string): Entry | null {
    try {
      const text = localStorage.getItem(this.prefix + segment);
      const entry = text === null ? null : (JSON.parse(text) as Partial<Entry>);
      return entry && typeof entry.text === 'string' && typeof entry.base === 'number'
        ? { base: entry.base, text: entry.text, state: entry.state ?? 'initial', at: entry.at ?? 0 }
        : null;
    } catch {
      return null;
    }
  }
}

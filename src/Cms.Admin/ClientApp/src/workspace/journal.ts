// What was typed and is not acknowledged by the server yet, in this browser's IndexedDB: one entry a segment, article and account.
import type { Change } from './arranging';
import type { TargetState } from './model';

export interface Entry {
  base: number;
  text: string;
  state: TargetState;
  omitted: string | null;
  note: string | null;
  at: number;
}

interface Place {
  account: string;
  article: string;
  segment: string;
}

type Row = Place & (Entry | { change: Change });

const databaseName = 'dragoman';
const storeName = 'journal';
/** Changes to how the segments stand are kept beside the texts, under a name that no segment has. */
const changePrefix = 'change:';
const suggestionPrefix = 'suggestion:';
/** An entry is on the disk this long after the keystroke at the latest, even while somebody types without a pause. */
const longestWaitMs = 250;

/** Writes are gathered for a moment and written together; what is written last wins. */
export class Journal {
  private readonly pending = new Map<string, Entry | { change: Change } | null>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly database: IDBDatabase | null,
    private readonly account: string,
    private readonly article: string,
    private readonly found: ReadonlyMap<string, Row>,
  ) {}

  /** Opens the journal and reads what is left in it. Never fails: without a database only this page keeps what is typed. */
  static async open(account: string, article: string): Promise<Journal> {
    try {
      const database = await open();
      const rows = await all(database);
      const own = rows.filter((row) => row.account === account && row.article === article);
      return new Journal(database, account, article, new Map(own.map((row) => [row.segment, row])));
    } catch {
      return new Journal(null, account, article, new Map());
    }
  }

  /** False in a browser that keeps nothing, as some do in private mode. */
  get isKept(): boolean {
    return this.database !== null;
  }

  read(segment: string): Entry | null {
    const row = this.found.get(segment);
    return row && !('change' in row) ? row : null;
  }

  /** The texts of segments that were left in it. */
  entries(): [string, Entry][] {
    return [...this.found].flatMap(([segment, row]): [string, Entry][] => ('change' in row || segment.startsWith(suggestionPrefix) ? [] : [[segment, row]]));
  }

  /** The changes that were left in it, in their order. */
  changes(): Change[] {
    return [...this.found.values()].flatMap((row) => ('change' in row ? [row.change] : [])).sort((a, b) => a.sequence - b.sequence);
  }

  keepChange(change: Change): void {
    this.queue(changePrefix + change.sequence, { change });
  }

  dropChange(change: Change): void {
    this.queue(changePrefix + change.sequence, null);
  }

  readSuggestion(segment: string): Entry | null {
    return this.read(suggestionPrefix + segment);
  }

  keepSuggestion(segment: string, entry: Entry): void {
    this.keep(suggestionPrefix + segment, entry);
  }

  dropSuggestion(segment: string): void {
    this.drop(suggestionPrefix + segment);
  }

  keep(segment: string, entry: Entry): void {
    this.queue(segment, entry);
  }

  drop(segment: string): void {
    this.queue(segment, null);
  }

  /** Writes what is waiting now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.database && this.pending.size > 0) {
      const batch = new Map(this.pending);
      this.pending.clear();
      this.writing = this.writing.then(() => this.write(batch)).catch(() => {
        for (const [segment, entry] of batch) if (!this.pending.has(segment)) this.pending.set(segment, entry);
      });
    }
    return this.writing;
  }

  /** Removes everything this browser keeps, of all accounts and articles. */
  static async clear(): Promise<void> {
    const database = await open();
    await done(database.transaction(storeName, 'readwrite'), (store) => store.clear());
    database.close();
  }

  /** How many changes this browser keeps that no server has, over all accounts and articles. */
  static async count(): Promise<number> {
    try {
      const database = await open();
      const rows = await all(database);
      database.close();
      return rows.length;
    } catch {
      return 0;
    }
  }

  private queue(segment: string, entry: Entry | { change: Change } | null): void {
    this.pending.set(segment, entry);
    this.timer ??= setTimeout(() => void this.flush(), longestWaitMs);
  }

  private async write(batch: ReadonlyMap<string, Entry | { change: Change } | null>): Promise<void> {
    if (!this.database) return;
    // Strict: told only when it is on the disk.
    const transaction = this.database.transaction(storeName, 'readwrite', { durability: 'strict' });
    await done(transaction, (store) => {
      for (const [segment, entry] of batch) {
        if (entry) store.put({ ...entry, account: this.account, article: this.article, segment } satisfies Row);
        else store.delete([this.account, this.article, segment]);
      }
    });
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: ['account', 'article', 'segment'] });
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    request.onblocked = () => reject(new Error('IndexedDB'));
  });
}

function all(database: IDBDatabase): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const request = database.transaction(storeName).objectStore(storeName).getAll() as IDBRequest<Row[]>;
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

function done(transaction: IDBTransaction, work: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'));
    work(transaction.objectStore(storeName));
  });
}

// What became of a text, word by word.
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const longest = 1500;

export function diffWords(before: string, after: string): Piece[] {
  const [a, b] = [words(before), words(after)];
  if (a.length * b.length > longest * longest) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j]
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, two] = [a[i], b[j]];
    if (one !== undefined && one === two) {
      add('same', one);
      i++;
      j++;
    } else if (two === undefined || (one !== undefined && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
      add('removed', one ?? '');
      i++;
    } else {
      add('added', two);
      j++;
    }
  }
  return gather(pieces);
}

/** Words that changed beside each other are shown as one change, the blanks between them included. */
function gather(pieces: readonly Piece[]): Piece[] {
  const gathered: Piece[] = [];
  let [removed, added, blank] = ['', '', ''];
  const flush = () => {
    if (removed !== '') gathered.push({ kind: 'removed', text: removed });
    if (added !== '') gathered.push({ kind: 'added', text: added });
    if (blank !== '') gathered.push({ kind: 'same', text: blank });
    [removed, added, blank] = ['', '', ''];
  };
  for (const piece of pieces) {
    if (piece.kind === 'same' && piece.text.trim() === '' && removed !== '' && added !== '') {
      blank += piece.text;
    } else if (piece.kind === 'same') {
      flush();
      gathered.push(piece);
    } else {
      [removed, added, blank] = [removed + blank, added + blank, ''];
      if (piece.kind === 'removed') removed += piece.text;
      else added += piece.text;
    }
  }
  flush();
  return gathered;
}

function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

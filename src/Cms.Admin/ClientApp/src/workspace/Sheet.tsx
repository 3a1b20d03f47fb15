import { useEffect, useRef } from 'react';
import type { Say } from './model';

const keys: [string, string][] = [
  ['Ctrl + Enter', 'Confirm the segment and go to the next one'],
  ['Alt + ↓', 'Next segment'],
  ['Alt + ↑', 'Previous segment'],
  ['Ctrl + Shift + C', 'Copy the source'],
  ['?', 'This help'],
];

export function Sheet({ say, onClose }: { say: Say; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="sheet" onClose={onClose} aria-labelledby="sheet-title">
      <h2 id="sheet-title">{say('Keys')}</h2>
      <dl className="facts">
        {keys.map(([key, text]) => (
          <div key={key}><dt><kbd dir="ltr">{key}</kbd></dt><dd>{say(text)}</dd></div>
        ))}
      </dl>
      <button type="button" className="primary" onClick={() => dialog.current?.close()}>{say('Close')}</button>
    </dialog>
  );
}

import { useEffect, useRef } from 'react';
import type { Say } from './model';

/** The keys, in a dialog. */
export function Help({ say, onClose }: { say: Say; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys: [string, string][] = [
    ['F6', say('from the list to the canvas to the details, and round')],
    ['N', say('on the canvas: find an activity to add')],
    ['Enter', say('in the list: add what is marked; on the canvas: select, and again for its details')],
    ['C', say('on the canvas: connect the selected activity')],
    ['← ↑ → ↓', say('on the canvas: move the selected activity')],
    ['Delete', say('on the canvas: remove what is selected')],
    ['L', say('on the canvas: lay everything out')],
    ['F', say('on the canvas: show everything')],
    ['Ctrl+Z', say('Undo')],
    ['Ctrl+Y', say('Redo')],
    ['Ctrl+S', say('Save')],
  ];
  return (
    <dialog ref={dialog} className="wd-help" aria-labelledby="wd-help-title" onClose={onClose}>
      <h2 id="wd-help-title">{say('Keys')}</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}><dt><kbd dir="ltr">{key}</kbd></dt><dd>{what}</dd></div>
        ))}
      </dl>
      <p><button type="button" className="small" onClick={() => dialog.current?.close()}>{say('Close')}</button></p>
    </dialog>
  );
}

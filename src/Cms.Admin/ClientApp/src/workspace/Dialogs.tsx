import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { enhanceMentions } from '../mentions';
import { canRun, commands } from './commands';
import { addComment, peopleOf, titleOf, unsent } from './comments';
import { Journal } from './journal';
import { linkAtCaret, setLink } from './marks/Editor';
import type { View, Work } from './work';

/** Whatever is asked over the work; the caret goes back to where it was. */
export function Dialogs({ work, view }: { work: Work; view: View }) {
  const { say } = work;
  const id = work.active;
  const draft = id ? work.drafts.get(id) : undefined;
  switch (view.dialog) {
    case 'palette': return <Palette work={work} />;
    case 'help': return <Help work={work} />;
    case 'link': return <Link work={work} />;
    case 'clear': return <Clear work={work} />;
    case 'omit':
      return <Ask work={work} title={say('Leave the segment out')} label={say('Why is it left out?')} hint={say('Editors see the reason. The text is kept and can be taken back in.')} submit={say('Leave out')} value={draft?.omitted ?? ''} required
        onDone={(text) => { if (id) work.drafts.set(id, { omitted: text }); }} />;
    case 'note':
      return <Ask work={work} title={say('Note on the segment')} label={say('Note')} hint={say('For the desk only; never published.')} submit={say('Save')} value={draft?.note ?? ''}
        onDone={(text) => { if (id) work.drafts.set(id, { note: text.trim() || null }); }} />;
    case 'comment':
      return <Ask work={work} title={say(titleOf(view.about), view.about?.quote ?? '')} label={say('Comment')} hint={`${say('For the desk only; never published.')} ${say('@ and a name tells that person.')}`} submit={say('Send')} value={unsent.text} required mentions
        onDone={(text) => void addComment(work, text, view.about)} />;
    case 'dismiss':
      return <Ask work={work} title={say('Dismiss the finding')} label={say('Why is it all right?')} hint={say('Kept until either text changes.')} submit={say('Dismiss')} value="" required
        onDone={(text) => void work.dismiss(text)} />;
    default: return null;
  }
}

function Modal({ work, title, wide, children }: { work: Work; title: string; wide?: boolean; children: (close: () => void) => ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={`sheet ${wide ? 'wide-sheet' : ''}`} aria-labelledby="dialog-title" onClose={() => { work.set({ dialog: null }); work.editor?.focus(); }}>
      <h2 id="dialog-title">{title}</h2>
      {children(() => dialog.current?.close())}
    </dialog>
  );
}

interface AskProps {
  work: Work;
  title: string;
  label: string;
  hint: string;
  submit: string;
  value: string;
  required?: boolean;
  /** Whether people can be mentioned. */
  mentions?: boolean;
  onDone: (text: string) => void;
}

function Ask({ work, title, label, hint, submit, value, required, mentions, onDone }: AskProps) {
  const [text, setText] = useState(value);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => (mentions && area.current ? enhanceMentions(area.current, () => peopleOf(work)) : undefined), [mentions, work]);
  return (
    <Modal work={work} title={title}>
      {(close) => (
        <form onSubmit={(e) => { e.preventDefault(); if (!required || text.trim() !== '') { onDone(text.trim()); close(); } }}>
          <div className="field">
            <label htmlFor="ask">{label}</label>
            <textarea id="ask" ref={area} rows={3} dir="auto" autoFocus required={required} maxLength={mentions ? 5000 : 2000} value={text} onChange={(e) => setText(e.target.value)}
              onKeyDown={(e) => { if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') e.currentTarget.form?.requestSubmit(); }} />
            <p className="hint">{hint}</p>
          </div>
          <div className="buttons">
            <button className="primary" disabled={required && text.trim() === ''}>{submit} <kbd dir="ltr">Ctrl ↵</kbd></button>
            <button type="button" onClick={close}>{work.say('Cancel')}</button>
          </div>
        </form>
      )}
    </Modal>
  );
}

function Link({ work }: { work: Work }) {
  const { say } = work;
  const [link] = useState(() => linkAtCaret(work));
  const [href, setHref] = useState(link?.href ?? '');
  return (
    <Modal work={work} title={say('Change the address of a link')}>
      {(close) => (
        <form onSubmit={(e) => { e.preventDefault(); setLink(work, href.trim(), link); close(); }}>
          <div className="field">
            <label htmlFor="href">{say('Address')}</label>
            <input id="href" type="url" dir="ltr" autoFocus value={href} onChange={(e) => setHref(e.target.value)} />
            <p className="hint">{say('Empty takes the link away.')}</p>
          </div>
          <div className="buttons"><button className="primary">{say('Save')}</button><button type="button" onClick={close}>{say('Cancel')}</button></div>
        </form>
      )}
    </Modal>
  );
}

function Clear({ work }: { work: Work }) {
  const { say } = work;
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => void work.journal.flush().then(() => Journal.count()).then(setCount), [work]);
  return (
    <Modal work={work} title={say('Clear this device')}>
      {(close) => (
        <>
          <p>{say('Removes everything this browser keeps of your work. What is saved on the server stays there.')}</p>
          {count !== null && <p className={count > 0 ? 'note bad' : ''}>{count === 0 ? say('Nothing is kept here that the server does not have.') : say('{0} changes are only here and will be lost.', count)}</p>}
          <div className="buttons">
            <button type="button" className="danger" onClick={() => void Journal.clear().then(close)}>{say('Clear this device')}</button>
            <button type="button" autoFocus onClick={close}>{say('Cancel')}</button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Palette({ work }: { work: Work }) {
  const { say } = work;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = commands.filter((c) => c.id !== 'palette' && canRun(c, work) && say(c.title).toLocaleLowerCase().includes(text.toLocaleLowerCase()));
  const run = (i: number, close: () => void) => {
    const command = found[i];
    close();
    // The dialog gives the focus back first.
    if (command) setTimeout(() => command.run(work));
  };
  return (
    <Modal work={work} title={say('All commands')} wide>
      {(close) => (
        <div className="palette">
          <input role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={found[at] ? `cmd-${found[at].id}` : undefined} aria-label={say('Command')} autoFocus autoComplete="off" value={text}
            onChange={(e) => { setText(e.target.value); setAt(0); }}
            onKeyDown={(e) => {
              if (e.key === 'ArrowDown') setAt((i) => Math.min(i + 1, found.length - 1));
              else if (e.key === 'ArrowUp') setAt((i) => Math.max(i - 1, 0));
              else if (e.key === 'Enter') run(at, close);
              else return;
              e.preventDefault();
            }} />
          <ul id="palette-list" role="listbox" aria-label={say('All commands')}>
            {found.map((command, i) => (
              <li key={command.id} id={`cmd-${command.id}`} role="option" aria-selected={i === at} onClick={() => run(i, close)} ref={(li) => { if (i === at) li?.scrollIntoView({ block: 'nearest' }); }}>
                <span>{say(command.title)}</span> {command.keys[0] && <kbd dir="ltr">{shown(command.keys[0])}</kbd>}
              </li>
            ))}
          </ul>
          {found.length === 0 && <p className="hint">{say('Not found')}</p>}
        </div>
      )}
    </Modal>
  );
}

function Help({ work }: { work: Work }) {
  const { say } = work;
  const groups = [...new Set(commands.map((c) => c.group))];
  return (
    <Modal work={work} title={say('Keys')} wide>
      {(close) => (
        <>
          <div className="keys">
            {groups.map((group) => (
              <section key={group}>
                <h3>{say(`keys:${group}`)}</h3>
                <dl>
                  {commands.filter((c) => c.group === group && c.keys.length > 0).map((c) => (
                    <div key={c.id}><dt>{c.keys.slice(0, 1).map((key) => <kbd key={key} dir="ltr">{shown(key)}</kbd>)}</dt><dd>{say(c.title)}</dd></div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <button type="button" className="primary" autoFocus onClick={close}>{say('Close')}</button>
        </>
      )}
    </Modal>
  );
}

function shown(keys: string): string {
  return keys.replaceAll('+', ' ').replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace(/\bEnter\b/, '↵');
}

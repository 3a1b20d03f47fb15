import { useEffect, useRef, useState } from 'react';
import { enhanceMentions } from '../mentions';
import { newId } from './api';
import { peopleOf } from './comments';
import type { Comment } from './model';
import { time } from './times';
import type { View, Work } from './work';

/** All that is said, and whether this person is told of it. */
export function Comments({ work, view }: { work: Work; view: View }) {
  const { say } = work;
  const { comments, suggestions } = view.workspace.review;
  const threads = comments.filter((c) => c.replyTo === null);
  const open = threads.filter((c) => c.resolvedBy === null);
  const onPiece = threads.filter((c) => c.segmentId === null || c.isSegmentGone);
  const number = (id: string) => (work.segment(id)?.position ?? 0) + 1;
  return (
    <section className="card" aria-labelledby="ws-comments">
      <h2 id="ws-comments">{say('Comments and suggestions')}</h2>
      <Follow work={work} />
      <p><button type="button" className="small" onClick={() => work.set({ dialog: 'comment', about: null })}>{say('Comment on the piece')}</button></p>
      {open.length + suggestions.length === 0 && <p className="hint">{say('Nothing is open. Comment on a segment with Alt+Shift+C.')}</p>}
      <ul className="plain-list ws-list">
        {suggestions.map((s) => (
          <li key={s.id}><button type="button" className="plain" onClick={() => work.go(s.segmentId)}>{say('Segment {0}', number(s.segmentId))}</button> <bdi>{s.by}</bdi> {say('suggests')}: <span dir="auto">{s.text}</span></li>
        ))}
        {open.filter((c) => c.segmentId !== null && !c.isSegmentGone).map((c) => (
          <li key={c.id}><button type="button" className="plain" onClick={() => work.go(c.segmentId)}>{say('Segment {0}', number(c.segmentId ?? ''))}</button> <bdi>{c.by}</bdi>: <span dir="auto">{c.text}</span></li>
        ))}
      </ul>
      {onPiece.length > 0 && <h3>{say('On the piece')}</h3>}
      {onPiece.map((thread) => <Thread key={thread.id} thread={thread} answers={comments.filter((c) => c.replyTo === thread.id)} work={work} />)}
    </section>
  );
}

function Follow({ work }: { work: Work }) {
  const { say } = work;
  const [isOn, setIsOn] = useState<boolean | null>(null);
  useEffect(() => void work.api.people().then((answer) => { if (answer.kind === 'ok') setIsOn(answer.value.isFollowing); }), [work]);
  const change = async () => {
    const answer = await work.api.follow(!isOn);
    if (answer.kind === 'ok') setIsOn(answer.value.isOn);
    else work.fail(answer);
  };
  return isOn === null ? null : (
    <p className="hint" role="status">{say(isOn ? 'You are told what happens here.' : 'You are not told what happens here.')} <button type="button" className="small" onClick={() => void change()}>{say(isOn ? 'Mute' : 'Follow')}</button></p>
  );
}

/** A comment with its answers. */
export function Thread({ thread, answers, work }: { thread: Comment; answers: readonly Comment[]; work: Work }) {
  const { say } = work;
  const [answering, setAnswering] = useState(false);
  // One id for an answer, however often it is sent.
  const id = useRef(newId());
  const answer = async (text: string) => {
    if (!await work.said(work.api.comment(id.current, text, null, thread.id))) return;
    id.current = newId();
    setAnswering(false);
  };
  return (
    <div id={`comment-${thread.id}`} className={`ws-comment ${thread.resolvedBy === null ? '' : 'resolved'}`}>
      {thread.isSegmentGone && <p className="hint">{say('Its segment is not in the text any more.')}</p>}
      {thread.quote !== null && <blockquote className="quoted" dir="auto">{thread.quote}</blockquote>}
      {thread.isQuoteLost && <p className="hint">{say('These words are not in the text any more.')}</p>}
      <Said comment={thread} work={work} />
      {answers.length > 0 && <ol className="plain-list answers">{answers.map((a) => <li key={a.id}><Said comment={a} work={work} /></li>)}</ol>}
      {thread.resolvedBy !== null && <p className="hint">{say('Resolved by {0}', thread.resolvedBy)}</p>}
      <div className="buttons">
        <button type="button" className="plain" aria-expanded={answering} onClick={() => setAnswering(!answering)}>{say('Answer')}</button>
        <button type="button" className="plain" onClick={() => void work.said(work.api.changeComment(thread.id, { resolved: thread.resolvedBy === null }))}>{say(thread.resolvedBy === null ? 'Resolve' : 'Open again')}</button>
      </div>
      {answering && <Write work={work} label={say('Answer')} text="" submit={say('Send')} onDone={answer} onCancel={() => setAnswering(false)} />}
    </div>
  );
}

function Said({ comment, work }: { comment: Comment; work: Work }) {
  const { say } = work;
  const [changing, setChanging] = useState(false);
  const change = async (text: string) => {
    if (await work.said(work.api.changeComment(comment.id, { text }))) setChanging(false);
  };
  const remove = () => {
    if (window.confirm(say('Delete this comment? Its words are gone for everybody.'))) void work.said(work.api.changeComment(comment.id, { deleted: true }));
  };
  return (
    <>
      <p className="who"><bdi>{comment.by}</bdi> · <small>{time(comment.atUtc)}{comment.editedUtc !== null && !comment.isDeleted && ` · ${say('edited')}`}</small></p>
      {comment.isDeleted ? <p className="hint">{say('Taken back by its author.')}</p>
        : changing ? <Write work={work} label={say('Comment')} text={comment.text} submit={say('Save')} onDone={change} onCancel={() => setChanging(false)} />
        : <p dir="auto">{comment.text}</p>}
      {comment.isMine && !comment.isDeleted && !changing && (
        <div className="buttons">
          <button type="button" className="plain" onClick={() => setChanging(true)}>{say('Change')}</button>
          <button type="button" className="plain" onClick={remove}>{say('Delete')}</button>
        </div>
      )}
    </>
  );
}

interface WriteProps {
  work: Work;
  label: string;
  text: string;
  submit: string;
  onDone: (text: string) => Promise<void>;
  onCancel: () => void;
}

function Write({ work, label, text: before, submit, onDone, onCancel }: WriteProps) {
  const [text, setText] = useState(before);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    return area.current ? enhanceMentions(area.current, () => peopleOf(work)) : undefined;
  }, [work]);
  return (
    <form onSubmit={(e) => { e.preventDefault(); if (text.trim() !== '') void onDone(text.trim()); }}>
      <textarea ref={area} rows={2} dir="auto" aria-label={label} maxLength={5000} value={text} onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') e.currentTarget.form?.requestSubmit();
          else if (e.key === 'Escape') onCancel();
        }} />
      <div className="buttons"><button className="small" disabled={text.trim() === ''}>{submit}</button> <button type="button" className="small" onClick={onCancel}>{work.say('Cancel')}</button></div>
    </form>
  );
}

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Work } from './work';

const widths = { phone: 390, desktop: 1100 };
const pauseMs = 700;

/** The article as the theme shows it, with what is saved so far, on the width of a phone or a desktop. */
export function Preview({ work }: { work: Work }) {
  const { say, workspace } = work;
  const { save } = useSyncExternalStore(work.drafts.subscribe, work.drafts.read);
  const [size, setSize] = useState<keyof typeof widths>('phone');
  const [scale, setScale] = useState(1);
  const frame = useRef<HTMLIFrameElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const saves = save.kind === 'saved' ? work.drafts.saves : -1;
  const shown = useRef(saves);

  useEffect(() => {
    if (saves < 0 || shown.current === saves) return;
    const timer = setTimeout(() => {
      shown.current = saves;
      const inner = frame.current?.contentWindow;
      if (!inner) return;
      const at = inner.scrollY;
      frame.current?.addEventListener('load', () => inner.scrollTo(0, at), { once: true });
      inner.location.reload();
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [saves]);

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setScale(Math.min(1, box.clientWidth / widths[size])));
    observer.observe(box);
    return () => observer.disconnect();
  }, [size]);

  // Through the DOM: a style attribute would be against the content security policy.
  useEffect(() => {
    const style = frame.current?.style;
    if (!style) return;
    style.inlineSize = `${widths[size]}px`;
    style.blockSize = `${100 / scale}%`;
    style.transform = `scale(${scale})`;
    style.transformOrigin = document.documentElement.dir === 'rtl' ? 'top right' : 'top left';
  }, [size, scale]);

  return (
    <section className="card ws-preview" aria-labelledby="ws-preview">
      <h2 id="ws-preview">{say('Preview')}</h2>
      <div className="buttons" role="group" aria-label={say('Width')}>
        <button type="button" className="small" aria-pressed={size === 'phone'} onClick={() => setSize('phone')}>{say('Phone')}</button>
        <button type="button" className="small" aria-pressed={size === 'desktop'} onClick={() => setSize('desktop')}>{say('Desktop')}</button>
        <a className="button small" href={`/admin/translations/${workspace.article}/page`} target="_blank" rel="opener">{say('On its own')}</a>
      </div>
      <div className="ws-frame" ref={place}><iframe ref={frame} src={`/admin/translations/${workspace.article}/page`} title={say('The article as readers will see it')} /></div>
    </section>
  );
}

import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Catalogue } from './graph';
import type { DesignerData, Entry, Say } from './model';

/** Every activity, by category; what is typed narrows it down, and Enter takes the one that is marked. */
export function Palette({ data, catalogue, say, onAdd }: { data: DesignerData; catalogue: Catalogue; say: Say; onAdd(entry: Entry): void }) {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => {
    const words = search.toLocaleLowerCase().split(/\s+/).filter((word) => word !== '');
    return [...catalogue.values()].filter((entry) => {
      const text = `${entry.title} ${entry.name}`.toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [search, catalogue]);

  // What is called exactly that, or begins so, is meant before what only has the words.
  const phrase = search.trim().toLocaleLowerCase();
  const meant = [(title: string) => title === phrase, (title: string) => title.startsWith(phrase)]
    .map((fits) => found.findIndex((entry) => fits(entry.title.toLocaleLowerCase()))).find((index) => index >= 0);
  const marked = chosen ?? meant ?? 0;
  const mark = (index: number) => {
    setChosen(index);
    list.current?.querySelectorAll('[role=option]')[index]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') mark(Math.min(marked + 1, found.length - 1));
    else if (event.key === 'ArrowUp') mark(Math.max(marked - 1, 0));
    else if (event.key === 'Enter' && found[marked]) onAdd(found[marked]);
    else if (event.key === 'Escape' && search !== '') setSearch('');
    else return;
    event.preventDefault();
  };

  return (
    <div className="wd-palette">
      <input
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls="wd-options"
        aria-activedescendant={found[marked] ? `wd-option-${found[marked].name}` : undefined}
        aria-label={say('Find an activity')}
        placeholder={say('Find an activity')}
        value={search}
        data-focus="palette"
        onChange={(event) => {
          setSearch(event.target.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="wd-options" role="listbox" aria-label={say('Activities')} className="wd-options" ref={list}>
        {data.categories.map((category) => {
          const entries = found.filter((entry) => entry.category === category.name);
          return entries.length === 0 ? null : (
            <div role="group" aria-label={category.title} key={category.name}>
              <div className="wd-category" aria-hidden="true">{category.title}</div>
              {entries.map((entry) => (
                <div
                  key={entry.name}
                  id={`wd-option-${entry.name}`}
                  role="option"
                  aria-selected={found[marked] === entry}
                  className={`wd-option cat-${entry.category} ${entry.isEvent ? 'is-event' : 'is-task'}`}
                  draggable
                  onDragStart={(event) => event.dataTransfer.setData('text/x-activity', entry.name)}
                  onClick={() => onAdd(entry)}
                >
                  <span className="wd-dot" aria-hidden="true" />
                  {entry.title}
                  {!entry.isRun && <small className="wd-notrun">{say('Not run here')}</small>}
                </div>
              ))}
            </div>
          );
        })}
        {found.length === 0 && <p className="hint">{say('Nothing is called that.')}</p>}
      </div>
    </div>
  );
}

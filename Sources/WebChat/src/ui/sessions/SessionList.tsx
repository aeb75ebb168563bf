import { useState } from 'react';
import { isEmpty, type Listed } from '../../app/sessions';
import { useCell, useWords, useWorkspace } from '../context';
import { IconButton } from '../parts/IconButton';
import { SessionRow } from './SessionRow';

interface Props {
  current: string | null;
  onOpen: (id: string) => void;
  onBegin: () => void;
}

const matches = (session: Listed, words: string) =>
  `${session.title} ${session.preview ?? ''}`.toLowerCase().includes(words.toLowerCase());

export function SessionList({ current, onOpen, onBegin }: Props) {
  const words = useWords();
  const { sessions } = useWorkspace();
  const list = useCell(sessions.list);
  const [search, setSearch] = useState('');
  const [showsArchive, setShowsArchive] = useState(false);
  const found = list.filter((session) => matches(session, search.trim()) && (!isEmpty(session) || session.id === current));
  const active = found.filter(({ archived }) => !archived);
  const archived = found.filter((session) => session.archived);

  const rows = (some: readonly Listed[]) => (
    <ul className="session-list">
      {some.map((session) => (
        <SessionRow key={session.id} session={session} isCurrent={session.id === current} onOpen={onOpen} />
      ))}
    </ul>
  );

  return (
    <>
      <div className="sidebar-head">
        <input
          type="search"
          className="search"
          value={search}
          aria-label={words.sessions.search}
          placeholder={words.sessions.search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <IconButton icon="add" label={words.sessions.begin} onClick={onBegin} />
      </div>
      <div className="sidebar-body">
        {rows(active)}
        {found.length === 0 && search && <p className="hint is-padded">{words.sessions.none}</p>}
        {archived.length > 0 && (
          <button className="link-button is-wide" aria-expanded={showsArchive} onClick={() => setShowsArchive(!showsArchive)}>
            {showsArchive ? words.sessions.hideArchived : words.sessions.showArchived} ({archived.length})
          </button>
        )}
        {showsArchive && rows(archived)}
      </div>
    </>
  );
}

// An id for what is to be made (新建的编号): the same content sent again, after an answer was lost, is the same thing.
import { useRef } from 'react';

export function useSameId(): (content: object) => string {
  const last = useRef({ content: '', id: '' });
  return (content) => {
    const text = JSON.stringify(content);
    if (last.current.content !== text) last.current = { content: text, id: crypto.randomUUID() };
    return last.current.id;
  };
}

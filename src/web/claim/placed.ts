// What every claim with a document begins with (填写的开头): its id, its row and its document.
import { useState } from 'react';
import { noPaper, type Place } from './typed.ts';

/** `place` is undefined where the scheme has no row for it. The id stays while the form is open: sent twice, it is one claim. */
export function usePlaced(places: readonly Place[]) {
  const [id] = useState(() => crypto.randomUUID());
  const [node, setNode] = useState(places[0]?.node ?? '');
  const [paper, setPaper] = useState(noPaper);
  return { id, node, setNode, place: places.find((each) => each.node === node), paper, setPaper };
}

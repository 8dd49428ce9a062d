import { ShownMap } from './shownMap';

/**
 * Where a key leads from a thing of the map: right along the first connection that goes out, left along the first that comes in,
 * down and up to the next and the one before. Undefined where a key leads nowhere.
 */
export function nextItem(
  { items, edges }: ShownMap,
  current: string,
  key: string,
): string | undefined {
  const index = items.findIndex(({ id }) => id === current);
  switch (key) {
    case 'ArrowRight':
      return edges.find(({ from }) => from === current)?.to;
    case 'ArrowLeft':
      return edges.find(({ to }) => to === current)?.from;
    case 'ArrowDown':
      return items[index + 1]?.id;
    case 'ArrowUp':
      return items[index - 1]?.id;
    case 'Home':
      return items[0]?.id;
    case 'End':
      return items.at(-1)?.id;
    default:
      return undefined;
  }
}

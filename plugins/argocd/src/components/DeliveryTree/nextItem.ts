import { TreeItem } from './shownTree';

/**
 * Where a key leads from a thing of the tree: right to the first that it made, left to what made it, down and up to the next
 * and the one before in the list. Undefined where a key leads nowhere.
 */
export function nextItem(
  items: readonly TreeItem[],
  current: string,
  key: string,
): string | undefined {
  const index = items.findIndex(({ id }) => id === current);
  if (index < 0) {
    return undefined;
  }
  switch (key) {
    case 'ArrowRight':
      return items[index].children[0];
    case 'ArrowLeft':
      return items[index].parent;
    case 'ArrowDown':
      return items[index + 1]?.id;
    case 'ArrowUp':
      return items[index - 1]?.id;
    case 'Home':
      return items[0].id;
    case 'End':
      return items[items.length - 1].id;
    default:
      return undefined;
  }
}

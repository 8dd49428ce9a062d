import { RunningCluster } from './startCluster';

/** One line of a watch. */
export interface WatchLine {
  type: string;
  // The tests look into objects of many shapes.
  object: ReturnType<typeof JSON.parse>;
}

/** An open watch, read line by line. */
export interface OpenWatch {
  next(): Promise<WatchLine | undefined>;
  close(): Promise<void>;
}

/** Opens a watch as the platform administrator. */
export async function openWatch(
  running: RunningCluster,
  path: string,
  headers: Record<string, string> = {},
): Promise<OpenWatch> {
  const response = await fetch(`${running.url}${path}`, {
    headers: { authorization: 'Bearer sandbox-hugo-lefevre', ...headers },
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next() {
      while (!text.includes('\n')) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) {
          return undefined;
        }
        text += decoder.decode(chunk.value, { stream: true });
      }
      const end = text.indexOf('\n');
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      return JSON.parse(line);
    },
    async close() {
      await reader?.cancel();
    },
  };
}

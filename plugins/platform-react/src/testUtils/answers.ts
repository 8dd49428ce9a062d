/**
 * An event as a server writes it.
 *
 * @public
 */
export function eventText(
  event: string,
  data: unknown,
  options?: { id?: string },
): string {
  const id = options?.id === undefined ? '' : `id: ${options.id}\n`;
  return `${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * A stream that sends what it is given, and then stays open, or ends.
 *
 * @public
 */
export function streamOf(
  chunks: string[],
  options?: { end?: boolean },
): Response {
  const encoder = new TextEncoder();
  return new Response(
    new ReadableStream({
      start(controller) {
        chunks.forEach(chunk => controller.enqueue(encoder.encode(chunk)));
        if (options?.end) {
          controller.close();
        }
      },
    }),
    { headers: { 'Content-Type': 'text/event-stream' } },
  );
}

/**
 * A refusal as a backend of Backstage writes it.
 *
 * @public
 */
export function errorOf(status: number, name: string): Response {
  return Response.json(
    { error: { name, message: `${name} happened` }, response: {} },
    { status },
  );
}

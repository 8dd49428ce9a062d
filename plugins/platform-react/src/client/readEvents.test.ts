import { readEvents } from './readEvents';

async function collect(body: ReadableStream<Uint8Array>, silence: number) {
  const events: string[] = [];
  for await (const event of readEvents(body, { silence })) {
    events.push(event.data);
  }
  return events;
}

describe('readEvents', () => {
  it('reads to the end, over letters that are cut in two', async () => {
    const bytes = new TextEncoder().encode('data: prêt\n\ndata: fini\n\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 9));
        controller.enqueue(bytes.slice(9));
        controller.close();
      },
    });

    await expect(collect(body, 60_000)).resolves.toEqual(['prêt', 'fini']);
  });

  it('takes a line that stays silent for a dead one, and lets it go', async () => {
    const cancel = jest.fn();
    const body = new ReadableStream<Uint8Array>({ cancel });

    await expect(collect(body, 10)).rejects.toThrow(
      'Nothing arrived for 0.01 s.',
    );
    expect(cancel).toHaveBeenCalled();
  });
});

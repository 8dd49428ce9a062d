import { readText } from './readText';

it.each([
  ['', 0],
  ['ä', 2],
  ['€€', 6],
])('reads %j, which has %d bytes', async (text, limit) => {
  await expect(readText(new Response(text), limit)).resolves.toBe(text);
});

it('puts characters together that came in two parts', async () => {
  const [first, second] = [Uint8Array.of(0xe2, 0x82), Uint8Array.of(0xac)];
  const body = new ReadableStream({
    start: controller => {
      controller.enqueue(first);
      controller.enqueue(second);
      controller.close();
    },
  });
  await expect(readText(new Response(body), 3)).resolves.toBe('€');
});

it('reads no further than its limit, and lets the rest go', async () => {
  let sent = 0;
  let cancelled = false;
  const body = new ReadableStream({
    pull: controller => {
      sent += 1;
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => {
      cancelled = true;
    },
  });

  await expect(readText(new Response(body), 25)).rejects.toThrow(
    'The answer has more than 25 bytes',
  );

  expect(sent).toBeLessThan(6);
  expect(cancelled).toBe(true);
});

it('reads an answer without a body', async () => {
  await expect(readText(new Response(null), 0)).resolves.toBe('');
});

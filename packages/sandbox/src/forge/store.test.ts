import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cleanUp, temporaryFolder } from './__testUtils__/forgeServer';
import { JsonFile } from './store';

const schema = z.object({ count: z.number() });

describe('JsonFile', () => {
  let path: string;
  const errors: string[] = [];
  const logger = {
    info: () => {},
    warn: () => {},
    error: (message: string) => {
      errors.push(message);
    },
  };
  const open = async () =>
    await JsonFile.open({
      path,
      schema,
      initial: () => ({ count: 0 }),
      logger,
    });

  beforeEach(async () => {
    errors.length = 0;
    path = join(await temporaryFolder(), 'a.json');
  });

  afterEach(async () => {
    await cleanUp();
  });

  it('keeps every one of many changes at once', async () => {
    const file = await open();

    await Promise.all(
      Array.from({ length: 20 }, () =>
        file.update(draft => {
          draft.count += 1;
        }),
      ),
    );

    expect((await open()).value).toEqual({ count: 20 });
    await expect(readdir(join(path, '..'))).resolves.toEqual(['a.json']);
  });

  it('forgets a change that fails, and goes on', async () => {
    const file = await open();

    await expect(
      file.update(draft => {
        draft.count = 5;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await file.update(draft => {
      draft.count += 1;
    });

    expect(file.value).toEqual({ count: 1 });
  });

  it('sets an unreadable file aside and begins anew', async () => {
    await writeFile(path, '{"count": "many"}');

    const file = await open();

    expect(file.value).toEqual({ count: 0 });
    expect(errors).toEqual([expect.stringContaining('cannot be read')]);
    const [aside] = (await readdir(join(path, '..'))).filter(name =>
      name.includes('unreadable'),
    );
    await expect(readFile(join(path, '..', aside), 'utf8')).resolves.toBe(
      '{"count": "many"}',
    );
  });
});

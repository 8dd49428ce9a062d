import { Router } from 'express';
import { z } from 'zod';
import { answerIfKnown } from '../caching';
import { ChangeFilesOptions, FileOperation, changeFiles } from '../changeFiles';
import { forbidden, notFound } from '../errors';
import { isTreePath } from '../names';
import { mayWrite } from '../access';
import { readCommit } from '../reading/commits';
import { LastCommit, findLastCommits } from '../reading/lastCommits';
import { blobLimit, findEntry, listTree, readBlob } from '../reading/trees';
import { ForgeServices } from '../services';
import { toFileCommit, unsignedVerification } from '../shapes/commits';
import { toContents } from '../shapes/contents';
import { Guards, SignedRepositoryCall } from './guards';
import {
  base64Field,
  branchField,
  parseBody,
  queryText,
  requireRevision,
  restOfPath,
  textField,
} from './requests';

const personSchema = z
  .object({
    name: textField(100).optional(),
    email: textField(254).optional(),
  })
  .optional();

const dateField = z.string().datetime({ offset: true }).optional();

const commitFields = {
  message: z.string().optional(),
  branch: branchField.optional(),
  new_branch: branchField.optional(),
  author: personSchema,
  committer: personSchema,
  dates: z.object({ author: dateField, committer: dateField }).optional(),
};

const createSchema = z.object({
  ...commitFields,
  content: base64Field.default(''),
});

const updateSchema = z.object({
  ...commitFields,
  content: base64Field.default(''),
  sha: z.string().default(''),
  from_path: textField(500).default(''),
});

const deleteSchema = z.object({
  ...commitFields,
  sha: z.string({ required_error: 'Required' }).min(1, 'Required'),
});

const changeSchema = z.object({
  ...commitFields,
  files: z
    .array(
      z.object({
        operation: z.enum(['create', 'update', 'upload', 'rename', 'delete']),
        path: z
          .string({ required_error: 'Required' })
          .min(1, 'Required')
          .max(500, 'MaxSize'),
        content: base64Field.default(''),
        sha: z.string().default(''),
        from_path: z.string().default(''),
      }),
      { required_error: 'Required' },
    )
    .min(1, 'Required'),
});

type CommitFields = z.infer<z.ZodObject<typeof commitFields>>;

/** `contents`: files and folders, and commits that change them. */
export function addContentsRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const commit = async (
    { repository, viewer }: SignedRepositoryCall,
    fields: CommitFields,
    files: FileOperation[],
  ) => {
    if (!mayWrite(viewer, repository)) {
      throw forbidden(
        'user should have a permission to write to the target branch',
      );
    }
    const { branch, sha } = await changeFiles(
      repository,
      toChangeFilesOptions(services, viewer, fields, files),
    );
    const revision = { kind: 'branch' as const, name: branch };
    const last: LastCommit = await readCommit(repository, sha).then(
      ({ author, committer, message }) => ({
        sha,
        authorDate: author.date,
        committerDate: committer.date,
        subject: message.split('\n')[0],
      }),
    );
    const contents = [];
    for (const { operation, path } of files) {
      const entry =
        operation === 'delete'
          ? undefined
          : await findEntry(repository, sha, path);
      contents.push(
        entry
          ? toContents(services, repository, {
              revision,
              entry,
              last,
              content: await readBlob(repository, entry.sha),
            })
          : null,
      );
    }
    return {
      contents,
      commit: toFileCommit(
        services,
        repository,
        await readCommit(repository, sha),
      ),
      verification: unsignedVerification,
    };
  };

  router.get(
    ['/repos/:owner/:repo/contents', '/repos/:owner/:repo/contents/*'],
    guards.reader(async ({ request, response, repository }) => {
      const revision = await requireRevision(
        repository,
        queryText(request, 'ref'),
      );
      const path = restOfPath(request).replace(/\/+$/, '');
      if (path !== '' && !isTreePath(path)) {
        throw notFound();
      }
      const entry = await findEntry(repository, revision.sha, path);
      if (!entry) {
        throw notFound('GetContentsOrList', [
          `object does not exist [id: , rel_path: ${path}]`,
        ]);
      }
      const isFolder = entry.type === 'tree';
      const entries = isFolder
        ? await listTree(repository, { sha: entry.sha, prefix: path })
        : [entry];
      const folder = isFolder ? path : path.split('/').slice(0, -1).join('/');
      const last = await findLastCommits(repository, {
        commit: revision.sha,
        folder,
        paths: entries.map(item => item.path),
      });
      const touched = last.get(path)?.sha ?? revision.sha;
      if (answerIfKnown(request, response, `${entry.sha}.${touched}`)) {
        return;
      }
      if (isFolder) {
        response.json(
          entries.map(item =>
            toContents(services, repository, {
              revision,
              entry: item,
              last: last.get(item.path),
            }),
          ),
        );
        return;
      }
      const latest = last.get(path);
      if (latest) {
        response.setHeader(
          'Last-Modified',
          new Date(latest.committerDate).toUTCString(),
        );
      }
      const whole = entry.type === 'blob' && entry.size <= blobLimit;
      response.json(
        toContents(services, repository, {
          revision,
          entry,
          last: latest,
          content: whole ? await readBlob(repository, entry.sha) : undefined,
        }),
      );
    }),
  );

  router.post(
    '/repos/:owner/:repo/contents',
    guards.signedReader(async call => {
      const body = parseBody(changeSchema, call.request);
      const { contents, ...rest } = await commit(
        call,
        body,
        body.files.map(file => ({
          operation: file.operation,
          path: file.path,
          content: Buffer.from(file.content, 'base64'),
          sha: file.sha,
          fromPath: file.from_path,
        })),
      );
      call.response.status(201).json({ files: contents, ...rest });
    }),
  );

  router.post(
    '/repos/:owner/:repo/contents/*',
    guards.signedReader(async call => {
      const body = parseBody(createSchema, call.request);
      const { contents, ...rest } = await commit(call, body, [
        {
          operation: 'create',
          path: restOfPath(call.request),
          content: Buffer.from(body.content, 'base64'),
          sha: '',
          fromPath: '',
        },
      ]);
      call.response.status(201).json({ content: contents[0], ...rest });
    }),
  );

  router.put(
    '/repos/:owner/:repo/contents/*',
    guards.signedReader(async call => {
      const body = parseBody(updateSchema, call.request);
      // Who does not say what was there makes it.
      const isNew = body.sha === '' && body.from_path === '';
      const { contents, ...rest } = await commit(call, body, [
        {
          operation: isNew ? 'create' : 'update',
          path: restOfPath(call.request),
          content: Buffer.from(body.content, 'base64'),
          sha: body.sha,
          fromPath: body.from_path,
        },
      ]);
      call.response
        .status(isNew ? 201 : 200)
        .json({ content: contents[0], ...rest });
    }),
  );

  router.delete(
    '/repos/:owner/:repo/contents/*',
    guards.signedReader(async call => {
      const body = parseBody(deleteSchema, call.request);
      const { contents, ...rest } = await commit(call, body, [
        {
          operation: 'delete',
          path: restOfPath(call.request),
          content: Buffer.alloc(0),
          sha: body.sha,
          fromPath: '',
        },
      ]);
      call.response.json({ content: contents[0], ...rest });
    }),
  );
}

/** Author and committer stand in for each other, and the caller for both. */
function toChangeFilesOptions(
  services: ForgeServices,
  actor: SignedRepositoryCall['viewer'],
  fields: CommitFields,
  files: FileOperation[],
): ChangeFilesOptions {
  const { author, committer, dates } = fields;
  const now = services.now();
  const person = (
    first: CommitFields['author'],
    second: CommitFields['author'],
    date: string | undefined,
  ) => ({
    name: first?.name || second?.name || actor.title,
    email: first?.email || second?.email || actor.email,
    date: date ? new Date(date) : now,
  });
  return {
    files,
    branch: fields.branch ?? '',
    newBranch: fields.new_branch ?? '',
    message: fields.message ?? '',
    author: person(author, committer, dates?.author),
    committer: person(committer, author, dates?.committer),
    actor,
    temporary: services.repositories.temporary,
  };
}

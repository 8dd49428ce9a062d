import { createHmac, randomUUID } from 'node:crypto';
import { lookup as resolve } from 'node:dns';
import { IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { LookupFunction, isIP } from 'node:net';
import { ForgeEvent, ForgeEvents } from './events';
import { ForgeLogger } from './logger';
import { PullRequests } from './pullRequests';
import { DeliveryRecord, HookRecord } from './records';
import { Repository } from './repository';
import { ShapeContext } from './shapes/context';
import { WebhookMessage, toWebhookMessages } from './webhookPayloads';

const timeLimit = 5_000;

/**
 * Whether a webhook may call this address: http or https on this machine's loopback.
 * A name must be `localhost` or end with it, and is checked again when it is resolved.
 */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname, username } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    username === '' &&
    (isLoopbackAddress(host) ||
      host === 'localhost' ||
      host.endsWith('.localhost'))
  );
}

/** Tells others what happened, over HTTP: for each repository one after the other, once, without another try. */
export class Webhooks {
  readonly #context: ShapeContext;
  readonly #pullRequests: PullRequests;
  readonly #logger: ForgeLogger;
  readonly #now: () => Date;
  readonly #queues = new Map<Repository, Promise<void>>();
  readonly #abort = new AbortController();

  constructor(options: {
    context: ShapeContext;
    pullRequests: PullRequests;
    events: ForgeEvents;
    logger: ForgeLogger;
    now: () => Date;
  }) {
    this.#context = options.context;
    this.#pullRequests = options.pullRequests;
    this.#logger = options.logger;
    this.#now = options.now;
    options.events.on(event => this.#enqueue(event));
  }

  /** Ends the deliveries under way and waits for their end. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.settled();
  }

  /** Waits until everything that is to be delivered has been tried. */
  async settled(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  #enqueue(event: ForgeEvent): void {
    const { repository } = event;
    if (!repository.record.hooks.some(hook => hook.active)) {
      return;
    }
    const queue = this.#queues.get(repository) ?? Promise.resolve();
    const next = queue
      .then(() => this.#deliverAll(event))
      .catch(error =>
        this.#logger.error(
          `Webhooks of ${repository.fullName} failed: ${error}`,
        ),
      )
      .finally(() => {
        if (this.#queues.get(repository) === next) {
          this.#queues.delete(repository);
        }
      });
    this.#queues.set(repository, next);
  }

  async #deliverAll(event: ForgeEvent): Promise<void> {
    const { repository } = event;
    const messages = await toWebhookMessages(
      this.#context,
      this.#pullRequests,
      event,
    );
    for (const message of messages) {
      const hooks = repository.record.hooks.filter(
        hook => hook.active && hook.events.includes(message.event),
      );
      for (const hook of hooks) {
        await this.#deliver(repository, hook, message);
      }
    }
  }

  async #deliver(
    repository: Repository,
    hook: HookRecord,
    message: WebhookMessage,
  ): Promise<void> {
    if (this.#abort.signal.aborted) {
      return;
    }
    const id = randomUUID();
    const delivery: DeliveryRecord = {
      id,
      event: message.event,
      at: this.#now().toISOString(),
    };
    try {
      delivery.status = await post(
        hook,
        toHttpMessage(hook, message, id),
        this.#abort.signal,
      );
    } catch (error) {
      delivery.error = error instanceof Error ? error.message : String(error);
      this.#logger.warn(
        `The webhook ${hook.id} of ${repository.fullName} did not reach ${hook.url}: ${delivery.error}`,
      );
    }
    await repository.change(draft => {
      const found = draft.hooks.find(item => item.id === hook.id);
      if (found) {
        found.lastDelivery = delivery;
      }
    });
  }
}

interface HttpMessage {
  headers: Record<string, string>;
  body: Buffer;
}

/** Headers and body as Gitea sends them. Signatures are over the JSON, also where it travels in a form. */
export function toHttpMessage(
  hook: HookRecord,
  message: WebhookMessage,
  id: string,
): HttpMessage {
  const json = JSON.stringify(message.payload, undefined, 2);
  const isForm = hook.contentType === 'form';
  const body = Buffer.from(
    isForm ? new URLSearchParams({ payload: json }).toString() : json,
  );
  const sign = (algorithm: string) =>
    hook.secret === ''
      ? ''
      : createHmac(algorithm, hook.secret).update(json).digest('hex');
  const sha256 = sign('sha256');
  return {
    body,
    headers: {
      'Content-Type': isForm
        ? 'application/x-www-form-urlencoded'
        : 'application/json',
      'Content-Length': String(body.length),
      'User-Agent': 'Go-http-client/1.1',
      'X-Gitea-Delivery': id,
      'X-Gitea-Event': message.event,
      'X-Gitea-Event-Type': message.event,
      'X-Gitea-Signature': sha256,
      'X-Gitea-Hook-Installation-Target-Type': 'repository',
      'X-Gogs-Delivery': id,
      'X-Gogs-Event': message.event,
      'X-Gogs-Event-Type': message.event,
      'X-Gogs-Signature': sha256,
      'X-Hub-Signature': `sha1=${sign('sha1')}`,
      'X-Hub-Signature-256': `sha256=${sha256}`,
      'X-GitHub-Delivery': id,
      'X-GitHub-Event': message.event,
      'X-GitHub-Event-Type': message.event,
      'X-GitHub-Hook-Installation-Target-Type': 'repository',
      ...(hook.authorizationHeader
        ? { Authorization: hook.authorizationHeader }
        : {}),
    },
  };
}

/** Resolves a name, and refuses it when it leads off this machine. */
const loopbackLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = error ? [] : addresses;
    if (error || !first) {
      done(error ?? new Error(`${hostname} has no address`), '', 0);
    } else if (!addresses.every(({ address }) => isLoopbackAddress(address))) {
      done(new Error(`${hostname} is not this machine`), '', 0);
    } else if (options.all) {
      done(null, addresses);
    } else {
      done(null, first.address, first.family);
    }
  });
};

/** Sends one message and returns the status of the answer. A redirect is an answer, and is not followed. */
async function post(
  hook: HookRecord,
  { headers, body }: HttpMessage,
  signal: AbortSignal,
): Promise<number> {
  if (!isLoopbackUrl(hook.url)) {
    throw new Error('only addresses of this machine are called');
  }
  const url = new URL(hook.url);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise<number>((done, fail) => {
    const outgoing = send(
      url,
      {
        method: 'POST',
        headers,
        lookup: loopbackLookup,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]),
      },
      (answer: IncomingMessage) => {
        answer.resume();
        answer.once('error', fail);
        answer.once('end', () => done(answer.statusCode ?? 0));
      },
    );
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

function isLoopbackAddress(address: string): boolean {
  return (
    (isIP(address) === 4 && address.startsWith('127.')) || address === '::1'
  );
}

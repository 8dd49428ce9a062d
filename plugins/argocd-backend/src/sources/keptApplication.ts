import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  Application,
  ApplicationSummary,
  cacheLimits,
  parseApplication,
  sameSummary,
  Share,
  summaryOf,
} from '@socle/plugin-argocd-common';

/** What is kept of one of 10,000 Applications: what views of many need at hand, and the rest small and outside the heap. */
export interface KeptApplication {
  summary: ApplicationSummary;
  /** A digest of what was received, and then the whole, packed. */
  packed: Buffer;
}

const digestBytes = 20;

/* Argo CD leaves resources of a sync that is through as `Running`, of which there is nothing to tell. */
const succeededLimits = { ...cacheLimits, results: 0 };

/**
 * Makes what is kept of an Application, and the same object again where nothing changed that people see.
 *
 * Undefined where it is none.
 */
export function keepApplication(options: {
  value: unknown;
  instance: string;
  share: Share;
  before: KeptApplication | undefined;
}): KeptApplication | undefined {
  const { value, instance, share, before } = options;
  const digest = digestOf(value);
  if (before?.packed.subarray(0, digestBytes).equals(digest)) {
    return before;
  }
  const application = parseApplication(value);
  if (!application) {
    return undefined;
  }
  const packed = pack(digest, application);
  const hasSucceeded = application.status.operation?.phase === 'Succeeded';
  const limits = hasSucceeded ? succeededLimits : cacheLimits;
  const summary = summaryOf(application, { instance, share, limits });
  return before && sameSummary(before.summary, summary)
    ? { summary: before.summary, packed }
    : { summary, packed };
}

/** The whole Application again, but for what changes without meaning anything. */
export function wholeOf({ packed }: KeptApplication): Application {
  /* What `pack` made of an Application. */
  return JSON.parse(
    inflateRawSync(packed.subarray(digestBytes)).toString('utf8'),
  ) as Application;
}

/**
 * Of everything but what changes every two minutes without meaning anything: most of what a watch tells is that Argo CD has
 * looked again, and to know that is to be cheap.
 */
function digestOf(value: unknown): Buffer {
  const { metadata, status, ...rest } = Object(value);
  const {
    resourceVersion: _version,
    generation: _generation,
    managedFields: _fields,
    ...named
  } = Object(metadata);
  const { reconciledAt: _moment, ...seen } = Object(status);
  return createHash('sha1')
    .update(JSON.stringify([named, seen, rest]))
    .digest();
}

function pack(digest: Buffer, application: Application): Buffer {
  const { resourceVersion: _version, status, ...rest } = application;
  const { reconciledAt: _moment, ...kept } = status;
  const packed = deflateRawSync(JSON.stringify({ ...rest, status: kept }), {
    level: 1,
  });
  /* zlib's own buffer is a corner of a larger one, which would be kept with it. */
  const own = Buffer.allocUnsafeSlow(digestBytes + packed.length);
  digest.copy(own);
  packed.copy(own, digestBytes);
  return own;
}

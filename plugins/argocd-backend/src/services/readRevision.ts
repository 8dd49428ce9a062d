import { RevisionInfo } from '@socle/plugin-argocd-common';
import { z } from 'zod';

/* What is of another type counts as not there: another version of Argo CD is no reason to show nothing. */
const text = z.string().optional().catch(undefined);
const commit = z
  .object({ author: text, date: text, message: text, signatureInfo: text })
  .catch({});
const chart = z.object({ description: text }).catch({});

const maximumMessage = 4_000;

/** Reads a commit's metadata. Source: argo-cd, `RevisionMetadata`; its tags move, and are left out. */
export function readCommit(value: unknown): RevisionInfo {
  const { author, date, message, signatureInfo } = commit.parse(value);
  const all = (message ?? '').trim().slice(0, maximumMessage);
  const subject = all.split('\n')[0].trim().slice(0, 300);
  return {
    ...(author && { author: author.slice(0, 300) }),
    ...(date && Number.isFinite(Date.parse(date)) && { date }),
    ...(subject && { subject }),
    ...(all !== subject && all !== '' && { message: all }),
    ...(signatureInfo && { signature: signatureInfo.slice(0, 300) }),
  };
}

/** Reads a chart's details. Source: argo-cd, `ChartDetails`. */
export function readChart(value: unknown): RevisionInfo {
  const { description } = chart.parse(value);
  return description ? { subject: description.slice(0, 300) } : {};
}

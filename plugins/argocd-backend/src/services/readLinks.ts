import { ApplicationLinks } from '@socle/plugin-argocd-common';
import { z } from 'zod';

const link = z.object({
  title: z.string().min(1).max(300),
  /* What a browser would run is no link. */
  url: z
    .string()
    .max(4_000)
    .regex(/^https?:\/\//i),
  description: z.string().max(1_000).optional().catch(undefined),
});

const maximumLinks = 50;

/** Reads deep links; what is none is left out. Source: argo-cd, `LinkInfo`. */
export function readLinks(
  items: readonly unknown[],
): ApplicationLinks['links'] {
  return items
    .flatMap(item => {
      const parsed = link.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    })
    .slice(0, maximumLinks)
    .map(({ title, url, description }) => ({
      title,
      url,
      ...(description && { description }),
    }));
}

import { short } from '../../../yaml/short';
import { Rule } from '../../types';
import { textAt } from '../../value';
import { containersOf, podTemplates } from '../../workloads/containers';
import { parseImage } from '../../workloads/image';

/** Guardrail `latestTag`. */
export const imageTag: Rule = {
  id: 'image-tag',
  title: 'Images have a tag of their own',
  description:
    'An image without a tag, or with the tag `latest`, is whatever was pushed last: two pods of one Deployment can run different programs, and there is nothing to go back to. A digest (`@sha256:…`) does as well as a tag.',
  severity: 'error',
  guardrail: 'latestTag',
  check: workspace =>
    podTemplates(workspace)
      .flatMap(containersOf)
      .flatMap(({ template, path, name, value }) => {
        const text = textAt(value, 'image');
        const image = text === undefined ? undefined : parseImage(text);
        if (!text || !image || image.digest) {
          return [];
        }
        const { tag } = image;
        return tag === undefined || tag === 'latest'
          ? [
              {
                source: template.manifest,
                path: [...path, 'image'],
                message: tag
                  ? `Container ${short(name)} runs ${short(text, 120)}, and latest is whatever was pushed last.`
                  : `Container ${short(name)} runs ${short(text, 120)} without a tag, which means latest.`,
                remedy:
                  'Name the tag of one version, or a digest: registry.example.com/shop/front:1.4.2.',
              },
            ]
          : [];
      }),
};

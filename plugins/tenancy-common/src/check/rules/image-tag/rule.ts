import { short } from '@socle/plugin-platform-common/documents';
import { Problem, Rule } from '../../types';
import { parseImage } from '../../workloads/image';
import { ImageUse, imageUses } from '../../workloads/images';
import { problemsIn } from '../../workloads/problemsIn';
import { said } from '../../workloads/said';

const remedy =
  'Name the tag of one version, or a digest: registry.example.com/shop/front:1.4.2.';

/** Guardrail `latestTag`. Source of what a name is: distribution/reference, `regexp.go`. */
export const imageTag: Rule = {
  id: 'image-tag',
  title: 'Images have a tag of their own',
  description:
    'An image without a tag, or with the tag `latest`, is whatever was pushed last: two pods of one Deployment can run different programs, and there is nothing to go back to. A digest (`@sha256:…`) does as well as a tag. Looked at are containers of every kind, volumes that are filled from an image, and what patches bring; where `images` of a kustomization say otherwise, that is what counts. What is not the name of an image at all is told here, too.',
  severity: 'error',
  guardrail: 'latestTag',
  check: workspace =>
    problemsIn(imageUses(workspace), use => {
      const message = faultOf(use);
      return message ? [problemOf(use, message)] : [];
    }),
};

function faultOf({ user, verb, value }: ImageUse): string | undefined {
  const image = typeof value === 'string' ? parseImage(value) : undefined;
  if (value === undefined || value === '') {
    return `${user} names no image.`;
  }
  if (!image) {
    return `${user} names ${said(value, 120)}, which is not the name of an image.`;
  }
  if (image.digest || (image.tag !== undefined && image.tag !== 'latest')) {
    return undefined;
  }
  const shown = short(String(value), 120);
  return image.tag
    ? `${user} ${verb} ${shown}, and latest is whatever was pushed last.`
    : `${user} ${verb} ${shown} without a tag, which means latest.`;
}

function problemOf({ source, path }: ImageUse, message: string): Problem {
  return { source, path, message, remedy };
}

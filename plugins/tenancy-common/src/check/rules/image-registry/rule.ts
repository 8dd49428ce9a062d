import { short } from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../plan/words';
import { Rule } from '../../types';
import { parseImage } from '../../workloads/image';
import { imageUses } from '../../workloads/images';
import { problemsIn } from '../../workloads/problemsIn';

/** Source of what a name without a registry means: distribution/reference, `normalize.go`. */
export const imageRegistry: Rule = {
  id: 'image-registry',
  title: 'Images come from registries of the platform',
  description:
    "The profile says where images may come from (`guardrails.registries`); each entry is the beginning of an image's name, letter for letter, and ends with a slash: `registry.example.com/` allows `registry.example.com/shop/front:1.4.2`, and neither `registry.example.com.evil.org/front:1.4.2` nor `registry.example.com:5000/front:1.4.2`. A name without a registry is one of docker.io, so `nginx:1.27` is `docker.io/library/nginx:1.27`. Looked at are containers of every kind, volumes that are filled from an image, and what patches bring; where `images` of a kustomization say otherwise, that is what counts. Without a profile nothing is said.",
  severity: 'error',
  check: workspace => {
    const registries = workspace.profile?.value.spec.guardrails.registries;
    if (!registries) {
      return [];
    }
    return problemsIn(
      imageUses(workspace),
      ({ source, path, user, verb, value }) => {
        // What is no name at all is told by the rule image-tag.
        const image = typeof value === 'string' ? parseImage(value) : undefined;
        if (
          !image ||
          registries.some(registry => image.fullName.startsWith(registry))
        ) {
          return [];
        }
        const { name, fullName } = image;
        const meant =
          name === fullName ? '' : `, which is ${short(fullName, 120)}`;
        return [
          {
            source,
            path,
            message: `${user} ${verb} ${short(String(value), 120)}${meant}, and images of tenants come from ${listOf(registries)}.`,
            remedy: `Push the image to ${registries[0]}, and name it so.`,
          },
        ];
      },
    );
  },
};

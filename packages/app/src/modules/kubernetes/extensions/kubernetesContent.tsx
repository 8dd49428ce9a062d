import { coreExtensionData } from '@backstage/frontend-plugin-api';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { DeliveryLine } from '@socle/plugin-argocd';

/** The Kubernetes tab, led by how the same thing is delivered and the way there. */
export const kubernetesContent = kubernetesPlugin
  .getExtension('entity-content:kubernetes/kubernetes')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <>
          <DeliveryLine />
          {original.get(coreExtensionData.reactElement)}
        </>,
      );
    },
  });

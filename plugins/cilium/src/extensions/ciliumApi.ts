import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { CiliumClient, ciliumApiRef } from '../api';

export const ciliumApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: ciliumApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new CiliumClient(dependencies),
    }),
});

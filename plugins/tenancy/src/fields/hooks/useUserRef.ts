import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Who is signed in: `user:default/ines.moreau`. Unset until it is known. */
export function useUserRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [ref, setRef] = useState<string>();
  useEffect(() => {
    let wanted = true;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef }) => wanted && setRef(userEntityRef),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [identityApi]);
  return ref;
}

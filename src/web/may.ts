// What the account may do on this screen (权限): by its roles, and by the stage of the year that the screen is about.
import { type Act, acts } from '../domain/act.ts';
import { may } from '../domain/permission.ts';
import { useCycles } from './cycle.ts';
import { useAccount } from './session.ts';

const isAct = (act: string): act is Act => Object.hasOwn(acts, act);

/** Whether the account may in some stage: for what is said of several years at once. */
export function useMayEver(): (act: string) => boolean {
  const { acts: held } = useAccount();
  return (act) => held.some((each) => each === act);
}

/** `useMay()('scheme:edit')`: whether the account may, now. The server decides again; this only shows or hides. */
export function useMay(): (act: string) => boolean {
  const { acts: held, roles } = useAccount();
  const stage = useCycles().current?.stage ?? null;
  return (act) => isAct(act) && held.some((each) => each === act) && may({ roles, body: null }, act, undefined, stage);
}

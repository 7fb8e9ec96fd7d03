// Computing where the data came in (导入后计算): one press leads to the results.
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../may.ts';
import { addressOf } from '../pages.ts';
import { ComputeButton, ComputeState, useCompute } from '../result/compute.tsx';

export function ComputeNow({ cycle }: { cycle: string }) {
  const may = useMay();
  const navigate = useNavigate();
  const computing = useCompute(cycle, () => void navigate({ to: addressOf('results', { cycle }) }));
  if (!may('result:compute') || !may('result:read')) return null;
  return (
    <div className="actions">
      <ComputeButton computing={computing} isUrgent isFirst />
      <ComputeState computing={computing} cycle={cycle} />
    </div>
  );
}

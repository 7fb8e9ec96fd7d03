// The parts that columns of a table play (列的角色), with their Chinese words.
import { z } from 'zod';
import { TableColumn } from './scheme.ts';

/** sequence 序号, level 项目与各级指标, criterion 考核内容, method 评分标准 …; `ignore` leaves a column out. */
export const ColumnRole = z.enum([...TableColumn.options, 'scope', 'ignore']);
export type ColumnRole = z.infer<typeof ColumnRole>;

/** Chinese words of the roles, for messages and menus. */
export const roleTitles: Record<ColumnRole, string> = {
  sequence: '序号',
  level: '项目或指标',
  criterion: '考核内容',
  target: '年度工作目标',
  method: '评分标准',
  unit: '计量单位',
  points: '分值',
  assessors: '考评单位',
  leads: '牵头责任单位',
  cooperators: '配合单位',
  scope: '适用范围',
  remarks: '备注',
  ignore: '不读',
};

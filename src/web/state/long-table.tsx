// A table that stays quick when it is long (长表格): antd's, drawn in part only beyond 200 rows.
import { Table, type TableProps } from 'antd';
import { longFrom } from './long.ts';
import { usePrinting } from './printing.ts';

type Props<Row> = Omit<TableProps<Row>, 'virtual' | 'pagination' | 'scroll'> & {
  /** The sum of the columns' widths in px: antd needs it where only some rows are drawn. */
  width: number;
  /** How high a long table is, in px. */
  height?: number;
};

export function LongTable<Row extends object>({ width, height = 640, ...table }: Props<Row>) {
  const isPrinting = usePrinting();
  const isLong = !isPrinting && (table.dataSource?.length ?? 0) > longFrom;
  return (
    <Table<Row>
      size="small"
      {...table}
      pagination={false}
      virtual={isLong}
      scroll={isLong ? { x: width, y: height } : { x: width }}
    />
  );
}

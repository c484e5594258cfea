import type { ComponentChildren } from 'preact';

interface TableProps {
  label: string;
  columns: Column[];
  rows: { key: string; cells: ComponentChildren[] }[];
}

interface Column {
  name: string;
  /** Whether the column has numbers. */
  number?: boolean;
}

/** A table that scrolls in itself where it is too wide. */
export const Table = ({ label, columns, rows }: TableProps) => (
  <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map(({ name, number }) => (
            <th key={name} scope="col" class={number ? 'number' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={index} class={columns[index]!.number ? 'number' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** What each part of the form is given: the form, how to change it, how to speak. */
import type { ReactNode } from 'react';
import type { Form } from './form.ts';

export interface PartProps {
  readonly form: Form;
  readonly change: (some: Partial<Form>) => void;
}

export function Part(props: {
  readonly title: string;
  readonly id?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="observe-part" id={props.id}>
      <header>
        <h2>{props.title}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}

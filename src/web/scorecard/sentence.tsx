// A sentence of the trace (得分说明): every number in it unfolds to its step, fact, parameter or cell, and these have sentences of their own.
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { labelOf, showPiece, showSentence } from '../../domain/display.ts';
import type { Origin, Piece, Step } from '../../domain/scorecard.ts';
import { tellGiven } from '../../engine/explain/fact.ts';
import { recordLanguage, useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { addressOf } from '../pages.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { type Book, useBook } from './book.ts';
import { CellView } from './cell-view.tsx';
import { FactCard } from './fact-card.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { useScore } from './score.ts';

export function Sentence({ pieces, lead = '' }: { pieces: readonly Piece[]; lead?: string }) {
  const t = useWords({ zh, en });
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const open = at === null ? undefined : pieces[at];
  return (
    <div className="sentence">
      <p>
        {lead}
        {[...pieces.entries()].map(([index, piece]) => {
          const text = showPiece(piece);
          if (typeof piece === 'string')
            return (
              <span key={index} lang={recordLanguage}>
                {text}
              </span>
            );
          return (
            <button
              key={index}
              type="button"
              className="figure"
              aria-expanded={at === index}
              aria-controls={id}
              aria-label={t.unfold(text)}
              onClick={() => setAt(at === index ? null : index)}
            >
              {text}
            </button>
          );
        })}
      </p>
      <div id={id} className="unfolding" hidden={open === undefined}>
        {open !== undefined && typeof open !== 'string' && <Unfolded origin={open.origin} />}
      </div>
    </div>
  );
}

function Unfolded({ origin }: { origin: Origin }) {
  const book = useBook();
  const t = useWords({ zh, en });
  if (origin.from === 'scheme') return <SchemeCard node={origin.node} />;
  if (origin.from === 'step') return <StepCard node={origin.node} subject={origin.subject} />;
  if (origin.from === 'computed') return <Sources of={origin.of} />;
  if (origin.from === 'fact') {
    const fact = book.facts.get(origin.fact);
    return fact === undefined ? <p>{t.gone}</p> : <FactCard fact={fact} />;
  }
  const parameter = book.parameters.get(origin.parameter);
  return parameter === undefined ? <p>{t.gone}</p> : <ParameterCard parameter={parameter} />;
}

function SchemeCard({ node }: { node: string }) {
  const book = useBook();
  const t = useWords({ zh, en });
  return (
    <>
      <p className="unfolding-title">{t.ofScheme(book.titles.get(node) ?? node)}</p>
      <CellView source={book.sources.get(node) ?? null} />
    </>
  );
}

function StepCard({ node, subject }: { node: string; subject: string }) {
  const book = useBook();
  const t = useWords({ zh, en });
  const score = useScore();
  const title = book.titles.get(node) ?? node;
  if (subject !== book.reply.card.subject)
    return (
      <p>
        {t.ofOther(book.titles.get(subject) ?? subject, title)}{' '}
        <Link to={addressOf('scorecard', { cycle: book.cycle, subject })} search={true} hash={node}>
          {t.toOther}
        </Link>
      </p>
    );
  const step = book.steps.get(node);
  if (step === undefined) return <p>{t.gone}</p>;
  return (
    <>
      <p className="unfolding-title">
        {t.ofStep(title, score(step))}{' '}
        <a href={`#${node}`} className="unfolding-link">
          {t.toStep}
        </a>
      </p>
      <StepSentences step={step} />
    </>
  );
}

/** What was done, and its notes. */
function StepSentences({ step }: { step: Step }) {
  return (
    <>
      {step.sentence.length > 0 && <Sentence pieces={step.sentence} />}
      {step.notes.map((note) => (
        <Sentence key={showSentence(note)} pieces={note} />
      ))}
    </>
  );
}

const sourcesShown = 12;

/** One source stands for itself; of several, each can be opened. */
function Sources({ of }: { of: readonly Origin[] }) {
  const t = useWords({ zh, en });
  const [most, setMost] = useState(sourcesShown);
  const [only, ...others] = of;
  if (only === undefined) return <p>{t.gone}</p>;
  if (others.length === 0) return <Unfolded origin={only} />;
  return (
    <>
      <p className="unfolding-title">{t.computedFrom(of.length)}</p>
      <LongList
        tag="ul"
        className="sources"
        items={of.slice(0, most)}
        keyOf={(origin, index) => `${index} ${JSON.stringify(origin)}`}
      >
        {(origin) => <SourceLine origin={origin} />}
      </LongList>
      {of.length > most && (
        <button type="button" className="link" onClick={() => setMost(of.length)}>
          {t.more(of.length - most)}
        </button>
      )}
    </>
  );
}

function SourceLine({ origin }: { origin: Origin }) {
  const t = useWords({ zh, en });
  const book = useBook();
  const score = useScore();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {wordsFor(origin, book, t, score)}
      </button>
      <div id={id} className="unfolding" hidden={!isOpen}>
        {isOpen && <Unfolded origin={origin} />}
      </div>
    </>
  );
}

function wordsFor(origin: Origin, book: Book, t: typeof zh, score: (step: Step) => string): string {
  const title = (id: string) => book.titles.get(id) ?? id;
  if (origin.from === 'computed') return t.computedFrom(origin.of.length);
  if (origin.from === 'scheme') return t.ofScheme(title(origin.node));
  if (origin.from === 'parameter')
    return t.ofParameter(book.parameters.get(origin.parameter)?.title ?? origin.parameter);
  if (origin.from === 'step') {
    const step = book.steps.get(origin.node);
    const isOwn = origin.subject === book.reply.card.subject;
    return isOwn && step !== undefined
      ? t.ofStep(labelOf(step), score(step))
      : t.ofOther(title(origin.subject), title(origin.node));
  }
  const fact = book.facts.get(origin.fact);
  return fact === undefined ? origin.fact : showSentence(tellGiven(fact, book.titles));
}

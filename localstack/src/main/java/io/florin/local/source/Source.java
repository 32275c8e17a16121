package io.florin.local.source;

import java.util.List;

/** What brings batches to one function. */
interface Source {
  /** The loops that bring them by themselves, each for a thread of its own, until it is closed. */
  List<Runnable> loops();

  /** Brings once what is there; whether there was anything. */
  boolean pump();
}

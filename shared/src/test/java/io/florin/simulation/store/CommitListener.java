package io.florin.simulation.store;

import java.util.List;

/** Is told of everything that is committed, in the order of the commits. */
public interface CommitListener {

  /** One request was committed: everything that it did, at once. */
  void committed(List<Change> changes);

  /** From now on readers see one of the changes. */
  void shown(Change change);
}

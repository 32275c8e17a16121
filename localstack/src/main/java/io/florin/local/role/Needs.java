package io.florin.local.role;

import java.util.List;
import java.util.Optional;

/** Which permissions the operations of one service need. */
interface Needs {
  /** What a request needs; empty when this operation is not in the table. */
  Optional<List<Need>> of(Object request);
}

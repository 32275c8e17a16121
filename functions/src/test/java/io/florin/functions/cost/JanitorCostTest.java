package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.hold.CreateHold;
import io.florin.functions.http.Json;
import io.florin.functions.settlement.Janitor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class JanitorCostTest extends CostTest {
  static final List<CostRow> ROWS =
      List.of(
          row(
              "janitor",
              "with nothing to do",
              Usage.reading(17.5, 31),
              scene -> () -> scene.work(Janitor.class, "{}")),
          row(
              "janitor",
              "with one hold to expire",
              Usage.of(2, 4, 1, 19.5, 34, 1),
              scene -> {
                hold(scene, Duration.ofSeconds(61));
                scene.pass(Duration.ofSeconds(62));
                return () ->
                    assertThat(scene.work(Janitor.class, "{}").path("expired").asInt())
                        .isEqualTo(1);
              }),
          row(
                  "janitor",
                  "with one wallet that receives in batches",
                  Usage.reading(22.5, 33),
                  scene -> {
                    scene.once("the only one", scene::merchant);
                    return () -> scene.work(Janitor.class, "{}");
                  })
              .sideBySide(oneByOneThenFourShards()));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  private static void hold(CostScene scene, Duration time) throws IOException {
    ObjectNode body =
        Json.object()
            .put("walletId", scene.rich())
            .put("toWalletId", scene.empty())
            .put("expiresAt", scene.now().plus(time).toString());
    scene.payer(CreateHold.class).body(CostScene.withAmount(body, "10.00")).expect(201);
  }

  /**
   * All queries one after the other, but those for the legs of the wallet. Before them come those
   * for what is pending, holds and wallets; behind them those for what is due.
   */
  private static Integer[] oneByOneThenFourShards() {
    List<Integer> queries = new ArrayList<>(Collections.nCopies(14, 1));
    queries.add(4);
    queries.addAll(Collections.nCopies(18, 1));
    return queries.toArray(Integer[]::new);
  }
}

package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.hold.CaptureHold;
import io.florin.functions.hold.CreateHold;
import io.florin.functions.hold.GetHold;
import io.florin.functions.hold.ListHolds;
import io.florin.functions.hold.ReleaseHold;
import io.florin.functions.http.Json;
import java.io.IOException;
import java.util.List;

class HoldCostTest extends CostTest {
  static final List<CostRow> ROWS =
      List.of(
          row(
                  "createHold",
                  "",
                  Usage.of(2, 4, 1, 2, 2, 1),
                  scene -> {
                    ObjectNode body = body(scene.rich(), scene.empty());
                    return () -> scene.payer(CreateHold.class).body(body).expect(201);
                  })
              .sideBySide(2),
          row(
                  "captureHold",
                  "a part",
                  Usage.of(4, 8, 1, 3, 3, 2),
                  scene -> {
                    String hold = hold(scene, scene.rich());
                    return () -> on(CaptureHold.class, scene, hold, "5.00").expect(201);
                  })
              .sideBySide(2),
          row(
                  "captureHold",
                  "all",
                  Usage.of(4, 8, 1, 3, 3, 2),
                  scene -> {
                    String hold = hold(scene, scene.rich());
                    return () -> on(CaptureHold.class, scene, hold, "10.00").expect(201);
                  })
              .sideBySide(2),
          row(
              "releaseHold",
              "",
              Usage.of(3, 6, 1, 3, 4, 1),
              scene -> {
                String hold = hold(scene, scene.rich());
                return () ->
                    scene
                        .payee(ReleaseHold.class)
                        .path("holdId", hold)
                        .body(Json.object())
                        .expect(200);
              }),
          row(
              "getHold",
              "",
              Usage.reading(1, 1),
              scene -> {
                String hold = hold(scene, scene.rich());
                return () -> scene.payer(GetHold.class).path("holdId", hold).expect(200);
              }),
          row(
              "listHolds",
              "three of a wallet",
              Usage.reading(5, 3),
              scene -> {
                String wallet = scene.rich();
                for (int count = 0; count < 3; count++) {
                  hold(scene, wallet);
                }
                return () -> scene.payer(ListHolds.class).query("walletId", wallet).expect(200);
              }));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  private static CostRequest on(
      Class<? extends RequestStreamHandler> function, CostScene scene, String hold, String amount) {
    return scene
        .payee(function)
        .path("holdId", hold)
        .body(CostScene.withAmount(Json.object(), amount));
  }

  private static String hold(CostScene scene, String from) throws IOException {
    return CostScene.id(scene.payer(CreateHold.class).body(body(from, scene.empty())).expect(201));
  }

  private static ObjectNode body(String from, String to) {
    return CostScene.withAmount(
        Json.object()
            .put("walletId", from)
            .put("toWalletId", to)
            .put("reason", "For the room by the sea"),
        "10.00");
  }
}

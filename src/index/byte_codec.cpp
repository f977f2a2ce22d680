#include "index/byte_codec.h"

#include "calque/error.h"

namespace calque::codec {

void fail_damaged() {
  throw Error("the match index of this memory is damaged: run `calque verify --rebuild`");
}

}  // namespace calque::codec

#include "index/posting_codec.h"

#include <algorithm>
#include <random>

#include "calque/error.h"
#include "catch.h"

using namespace calque;

namespace {

std::vector<DocumentNumber> decode_all(const PostingList& list) {
  std::vector<DocumentNumber> out;
  PostingList::Block block{};
  for (std::size_t i = 0; i < list.blocks(); ++i) {
    const std::size_t count = list.decode(i, block);
    out.insert(out.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return out;
}

std::vector<DocumentNumber> random_documents(std::mt19937& random, std::size_t count) {
  std::vector<DocumentNumber> documents;
  auto at = static_cast<DocumentNumber>(random() % 5);
  for (std::size_t i = 0; i < count; ++i) {
    documents.push_back(at);
    const unsigned long step = random() % 8 == 0 ? random() % 2'000'000 : random() % 100;
    at += static_cast<DocumentNumber>(1 + step);
  }
  return documents;
}

}  // namespace

TEST_CASE("posting lists come back as they were encoded") {
  std::mt19937 random(1);
  const std::size_t count = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{127},
                                     std::size_t{128}, std::size_t{129}, std::size_t{1000});
  const std::vector<DocumentNumber> documents = random_documents(random, count);
  codec::Bytes bytes;
  PostingList::encode(documents, bytes);
  CHECK(decode_all(PostingList(bytes, count, UINT32_MAX)) == documents);
}

TEST_CASE("galloping finds the block that would hold a document") {
  std::mt19937 random(2);
  const std::vector<DocumentNumber> documents = random_documents(random, 5000);
  codec::Bytes bytes;
  PostingList::encode(documents, bytes);
  const PostingList list(bytes, documents.size(), UINT32_MAX);
  std::size_t from = 0;
  for (std::size_t i = 0; i < documents.size(); i += 37) {
    CHECK(list.find_block(documents[i]) == i / PostingList::kBlock);
    from = list.find_block(documents[i], from);
    CHECK(from == i / PostingList::kBlock);
  }
  CHECK(list.find_block(0) == 0);
  CHECK(list.find_block(documents.back() + 1) == list.blocks() - 1);
}

TEST_CASE("damaged lists are noticed") {
  codec::Bytes bytes;
  PostingList::encode(std::vector<DocumentNumber>{1, 300, 70'000}, bytes);
  bytes.pop_back();
  CHECK_THROWS_AS(decode_all(PostingList(bytes, 3, 100'000)), Error);
  CHECK_THROWS_AS(PostingList(bytes, 1000, 100'000), Error);
}

TEST_CASE("lists with documents that the run has not are noticed") {
  codec::Bytes bytes;
  const std::vector<DocumentNumber> documents{1, 300, 70'000};
  PostingList::encode(documents, bytes);
  CHECK(decode_all(PostingList(bytes, 3, 70'001)) == documents);
  CHECK_THROWS_AS(decode_all(PostingList(bytes, 3, 70'000)), Error);
  CHECK_THROWS_AS(PostingList(bytes, 3, 2), Error);
  codec::Bytes far;
  for (int i = 0; i < 3; ++i) codec::put_varint(far, UINT32_MAX);  // adds up to more than 32 bits
  CHECK_THROWS_AS(decode_all(PostingList(far, 3, UINT32_MAX)), Error);
}
